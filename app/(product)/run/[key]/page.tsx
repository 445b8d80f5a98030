import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getSystemFacts } from "@/lib/services/admin"
import { getPrompt } from "@/lib/services/prompts"
import { listRequests } from "@/lib/services/requests"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { orNotFound } from "../../../_components/page/or-not-found"
import { Badge } from "../../../_components/ui/badge"
import { Notice } from "../../../_components/ui/notice"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { TextLink } from "../../../_components/ui/text-link"
import { findDocument } from "../../ask/_parts/find-document"
import { RecentRuns } from "./_parts/recent-runs"
import { RunForm } from "./_parts/run-form"

type Props = { params: Promise<{ key: string }>; searchParams: Promise<PageSearch> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key } = await params
  return { title: `Run ${key.replaceAll("_", " ")}` }
}

export default async function RunPromptPage({ params, searchParams }: Props) {
  const { key } = await params
  const ctx = await pageContext()
  const prompt = await orNotFound(getPrompt(ctx, { key }))
  const chosen = prompt.documents === "none" ? null : await findDocument(ctx, firstOf((await searchParams).documentId))
  const { isOffline } = await getSystemFacts(ctx)
  const recent = await listRequests(ctx, { promptKey: key, userId: ctx.actor.userId, limit: 5 })
  return (
    <PageBody width="medium">
      <PageHeader
        eyebrow={<TextLink href="/run">Run</TextLink>}
        title={prompt.title}
        description={prompt.description}
        actions={
          <>
            <Badge title={`Release ${prompt.contentHash}`}>v{prompt.version}</Badge>
            {isOffline ? <Badge title={`Released for ${prompt.model}`}>Offline model</Badge> : <Badge>{prompt.model}</Badge>}
          </>
        }
      />
      <div className="space-y-4">
        {!prompt.isEnabled && (
          <Notice tone="warn" title="This prompt is switched off">
            An administrator can switch it on again under Admin.
          </Notice>
        )}
        {prompt.alwaysReview && (
          <Notice tone="accent" title="A reviewer signs every result of this prompt">
            You receive it once that has happened.
          </Notice>
        )}
        <RunForm key={prompt.contentHash} prompt={prompt} initialDocuments={chosen ? [chosen] : []} />
        <RecentRuns rows={recent.items.filter((row) => row.promptKey === key)} promptKey={key} />
      </div>
    </PageBody>
  )
}
