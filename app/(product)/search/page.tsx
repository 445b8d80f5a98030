import type { Metadata } from "next"
import { SearchX, TextSearch } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { searchDocuments } from "@/lib/services/documents"
import { canSearchByMeaning } from "@/lib/services/indexing"
import { firstOf, type PageSearch } from "../../_components/page/first-of"
import { EmptyState } from "../../_components/ui/empty-state"
import { LinkButton } from "../../_components/ui/link-button"
import { Notice } from "../../_components/ui/notice"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { findDocument } from "../ask/_parts/find-document"
import { HitCard } from "./hit-card"
import { SearchForm } from "./search-form"

export const metadata: Metadata = { title: "Search" }

export default async function SearchPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext()
  const q = (firstOf(search.q) ?? "").trim().slice(0, 1000)
  const document = await findDocument(ctx, firstOf(search.documentId))
  const limit = firstOf(search.limit) === "50" ? 50 : 20
  const hits = q ? await searchDocuments(ctx, { q, limit, ...(document ? { documentId: document.id } : {}) }) : []
  const isByMeaning = await canSearchByMeaning(ctx)
  return (
    <PageBody width="narrow">
      <PageHeader title="Search" description="Finds passages by their words and by their meaning, in the documents you may read." />
      <SearchForm key={`${q}|${document?.id}`} q={q} document={document} />
      {!isByMeaning && (
        <Notice tone="warn" title="By words alone at present" className="mt-4">
          The model that knows these documents by their meaning cannot be asked. Search with words that stand in the text; the rest returns when the index is built anew.
        </Notice>
      )}
      {q === "" ? (
        <EmptyState icon={TextSearch} title="Search for words or for a thought">
          “notice period for renewal” finds the clause, even where the contract says it in other words.
        </EmptyState>
      ) : hits.length === 0 ? (
        <EmptyState icon={SearchX} title="Nothing fits" actions={<LinkButton href="/documents">See the documents</LinkButton>}>
          No passage comes near “{q}”. Try other words{document ? ", or search all documents" : ""}. Documents that are still being read are not found yet.
        </EmptyState>
      ) : (
        <section aria-label="Results" className="pt-5">
          <p role="status" className="pb-2 text-sm text-muted">
            {hits.length === limit ? `The best ${hits.length} passages` : hits.length === 1 ? "1 passage" : `${hits.length} passages`}
          </p>
          <ol className="space-y-3">
            {hits.map((hit) => (
              <li key={`${hit.versionId}-${hit.start}-${hit.chunkId}`}>
                <HitCard hit={hit} query={q} />
              </li>
            ))}
          </ol>
          {limit === 20 && hits.length === 20 && (
            <div className="pt-4 text-center">
              <LinkButton href={`/search?${new URLSearchParams({ q, limit: "50", ...(document ? { documentId: document.id } : {}) })}`} scroll={false}>
                Show 50
              </LinkButton>
            </div>
          )}
        </section>
      )}
    </PageBody>
  )
}
