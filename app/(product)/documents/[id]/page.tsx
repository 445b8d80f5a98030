import { cache } from "react"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { pageContext } from "@/lib/http/page-context"
import { findDeletion, getDocument, listClauses, listNotes, listVersions } from "@/lib/services/documents"
import { maxUploadBytes } from "@/lib/services/documents/documents.dto"
import { listRequests } from "@/lib/services/requests"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { readPlace } from "../../../_components/viewer/place"
import { DeletedDocument } from "./_parts/deleted-document"
import { DocumentWorkspace } from "./_parts/document-workspace"

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PageSearch> }

/** Read once, for the title of the tab and for the page. */
const loadDocument = cache(async (id: string) => getDocument(await pageContext(), { id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = requireUuid((await params).id)
  const document = await loadDocument(id).catch(() => null)
  return { title: document?.title ?? "Document" }
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const id = requireUuid((await params).id)
  const search = await searchParams
  const ctx = await pageContext()
  const deletion = await findDeletion(ctx, { id })
  if (deletion) return <DeletedDocument deletion={deletion} />
  const document = await orNotFound(loadDocument(id))
  const versions = await listVersions(ctx, { id })
  const versionId = firstOf(search.version) ?? null
  if (versionId !== null && !versions.some((version) => version.id === versionId)) notFound()
  const clauses = await listClauses(ctx, { id })
  const notes = await listNotes(ctx, { id })
  const asked = await listRequests(ctx, { documentId: id, promptKey: "rag_answer", userId: ctx.actor.userId, limit: 10 })
  const canReview = ctx.actor.role === "reviewer" || ctx.actor.role === "admin"
  return (
    <DocumentWorkspace
      document={document}
      versions={versions}
      clauses={clauses}
      notes={notes}
      earlierQuestions={asked.items}
      place={readPlace(search)}
      versionId={versionId}
      initialTab={firstOf(search.tab) ?? null}
      canReview={canReview}
      maxUploadBytes={maxUploadBytes}
    />
  )
}
