import type { Metadata } from "next"
import { documentStates } from "@/drizzle/schema/constants"
import { pageContext } from "@/lib/http/page-context"
import { listDocuments } from "@/lib/services/documents"
import { maxUploadBytes } from "@/lib/services/documents/documents.dto"
import { listImportHosts } from "@/lib/services/imports"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { PageBody } from "../../../_components/ui/page-body"
import { DocumentLibrary } from "../_parts/document-library"

export const metadata: Metadata = { title: "Documents" }

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext()
  const q = (firstOf(search.q) ?? "").trim().slice(0, 200)
  const state = documentStates.find((known) => known === firstOf(search.state))
  const page = await listDocuments(ctx, { limit: 50, ...(q ? { q } : {}), ...(state ? { state } : {}) })
  const hosts = (await listImportHosts(ctx)).items.filter((host) => host.isWithinLimits).map(({ host }) => host)
  return (
    <PageBody>
      <DocumentLibrary initial={page} q={q} state={state ?? ""} maxUploadBytes={maxUploadBytes} imports={{ hosts, isAdmin: ctx.actor.role === "admin" }} />
    </PageBody>
  )
}
