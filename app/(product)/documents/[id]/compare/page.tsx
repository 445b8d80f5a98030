import type { Metadata } from "next"
import { z } from "zod"
import { GitCompareArrows } from "lucide-react"
import { AppError } from "@/lib/errors"
import { pageContext } from "@/lib/http/page-context"
import { getDocument, listVersions } from "@/lib/services/documents"
import type { VersionView } from "@/lib/services/documents/documents.dto"
import { getVersionDiff } from "@/lib/services/freshness"
import { firstOf, type PageSearch } from "../../../../_components/page/first-of"
import { orNotFound } from "../../../../_components/page/or-not-found"
import { requireUuid } from "../../../../_components/page/require-uuid"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { LinkButton } from "../../../../_components/ui/link-button"
import { PageBody } from "../../../../_components/ui/page-body"
import { PageHeader } from "../../../../_components/ui/page-header"
import { TextLink } from "../../../../_components/ui/text-link"
import { VersionChoice } from "./_parts/version-choice"
import { VersionDiff } from "./_parts/version-diff"

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PageSearch> }

export const metadata: Metadata = { title: "Compare versions" }

export default async function ComparePage({ params, searchParams }: Props) {
  const id = requireUuid((await params).id)
  const search = await searchParams
  const ctx = await pageContext()
  const document = await orNotFound(getDocument(ctx, { id }))
  const readable = (await listVersions(ctx, { id })).filter((version) => version.failureCode === null).toSorted((a, b) => a.number - b.number)
  const to = chosen(readable, firstOf(search.to)) ?? readable.find((version) => version.isServing) ?? readable.at(-1)
  const from = chosen(readable, firstOf(search.from)) ?? readable.filter((version) => version.number < (to?.number ?? 0)).at(-1)
  const diff = from && to && from.id !== to.id ? await orNotFound(getVersionDiff(ctx, { id, from: from.id, to: to.id, part: partOf(firstOf(search.part)) }).catch(whileUnread)) : null
  return (
    <PageBody>
      <PageHeader
        eyebrow={
          <>
            <TextLink href="/documents">Documents</TextLink> <span aria-hidden>/</span> <TextLink href={`/documents/${id}?tab=versions`}>{document.title}</TextLink>
          </>
        }
        title="What changed between versions"
      />
      {readable.length > 1 && <VersionChoice documentId={id} versions={readable.map((version) => ({ id: version.id, number: version.number, isServing: version.isServing }))} from={from?.id ?? null} to={to?.id ?? null} />}
      {diff ? (
        <VersionDiff key={`${diff.from.versionId}|${diff.to.versionId}|${diff.part}`} diff={diff} />
      ) : (
        <EmptyState icon={GitCompareArrows} title={from && to && from.id === to.id ? "These are the same version" : "There is nothing to compare yet"} actions={<LinkButton href={`/documents/${id}?tab=versions`}>To the versions</LinkButton>}>
          {from && to && from.id === to.id ? "Choose two different ones above." : readable.length > 1 ? "One of these versions has no text yet: it is still being read. Come back in a moment." : "This document has one version. Once there is a newer one, what changed is shown here, paragraph by paragraph."}
        </EmptyState>
      )}
    </PageBody>
  )
}

/** A version that is still being read is no error. */
function whileUnread(error: unknown): null {
  if (error instanceof AppError && error.code === "conflict") return null
  throw error
}

function partOf(value: string | undefined): number | undefined {
  return z.coerce.number().int().min(1).max(10_000).optional().catch(undefined).parse(value)
}

function chosen(versions: readonly VersionView[], id: string | undefined): VersionView | undefined {
  return z.uuid().safeParse(id).success ? versions.find((version) => version.id === id) : undefined
}
