import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getReview, listReviews } from "@/lib/services/reviews"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { Moment } from "../../../_components/ui/moment"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { TextLink } from "../../../_components/ui/text-link"
import { DueBadge } from "../_parts/due-badge"
import { StateBadge } from "../_parts/state-line"
import { Workbench } from "./_parts/workbench"

export const metadata: Metadata = { title: "Review" }

export default async function ReviewItemPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext({ roles: ["reviewer", "admin"] })
  const view = await orNotFound(getReview(ctx, { id }))
  const queue = await listReviews(ctx, { status: "undecided", limit: 100 })
  const next = queue.items.find((item) => item.id !== id && item.canDecide && (item.isMine || !item.claimedBy))
  return (
    <PageBody width="wide" className="pb-0 sm:pb-0">
      <PageHeader
        eyebrow={<TextLink href="/review">Review</TextLink>}
        title={view.promptTitle}
        description={
          <>
            For {view.author.name}, <Moment iso={view.createdAt} isRelative />
            {view.documents.length > 0 && <> · {view.documents.map((document) => document.title).join(", ")}</>} · <TextLink href={`/requests/${view.requestId}`}>the whole request</TextLink>
          </>
        }
        actions={
          <>
            {view.dueAt && view.state !== "decided" && <DueBadge dueAt={view.dueAt} />}
            <StateBadge item={view} />
          </>
        }
      />
      <Workbench key={view.id} view={view} nextId={next?.id ?? null} />
    </PageBody>
  )
}
