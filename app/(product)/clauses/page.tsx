import type { Metadata } from "next"
import Link from "next/link"
import { FileSearch, ListFilter, Quote } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import type { ServiceContext } from "@/lib/services/context"
import { getClauseOverview, listClauses, listContractsWithout, searchClauses } from "@/lib/services/clauses"
import type { PageSearch } from "../../_components/page/first-of"
import { Card } from "../../_components/ui/card"
import { EmptyState } from "../../_components/ui/empty-state"
import { LinkButton } from "../../_components/ui/link-button"
import { Notice } from "../../_components/ui/notice"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { ClauseFilters } from "./_parts/clause-filters"
import { ClauseGroups } from "./_parts/clause-groups"
import { type ClauseQuery, clausesHref, readClauseQuery, sureness } from "./_parts/clause-query"
import { RankedClauses } from "./_parts/ranked-clauses"
import { TypeCounts } from "./_parts/type-counts"

/** What comes after is seldom near enough to read. */
const mostFound = 30

export const metadata: Metadata = { title: "Clauses" }

export default async function ClausesPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext()
  const whole = await getClauseOverview(ctx, {})
  const query = readClauseQuery(search, whole.types.map(({ name }) => name))
  const overview = { ...whole, types: (await getClauseOverview(ctx, filterOf(query))).types }
  const isAsking = query.q !== "" || query.type !== "" || query.contract !== "" || query.sure !== "" || query.verdict !== ""
  return (
    <PageBody>
      <PageHeader title="Clauses" description="What the contracts of the workspace say, clause by clause: 41 types, each with its place in the document." />
      {whole.unreadContracts > 0 && (
        <Notice tone="neutral" className="mb-4" title={whole.unreadContracts === 1 ? "1 contract is not in here yet" : `${whole.unreadContracts} contracts are not in here yet`}>
          Clauses appear here when the analysis of their contract is written and a reviewer has signed it.
        </Notice>
      )}
      {whole.contracts.length === 0 ? (
        <EmptyState icon={Quote} title="No clauses yet" actions={<LinkButton href="/documents">Upload a contract</LinkButton>}>
          Contracts are analysed when they are uploaded. Once a reviewer has signed an analysis, its clauses stand here.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          <ClauseFilters key={query.q} query={query} overview={overview} />
          {isAsking ? <Found ctx={ctx} query={query} /> : <TypeCounts overview={overview} />}
        </div>
      )}
    </PageBody>
  )
}

async function Found({ ctx, query }: { ctx: ServiceContext; query: ClauseQuery }) {
  if (query.isMissing && query.type) return <Missing ctx={ctx} type={query.type} />
  const { q, type, cursor } = query
  if (q) {
    const found = await searchClauses(ctx, { q, limit: 50, ...(type ? { type } : {}) })
    const { minConfidence = 0, maxConfidence = 2, documentId, verdict } = filterOf(query)
    const clauses = found.filter((clause) => (!documentId || clause.documentId === documentId) && (!verdict || clause.verdict === verdict) && clause.confidence >= minConfidence && clause.confidence < maxConfidence)
    if (clauses.length > 0) return <RankedClauses clauses={clauses.slice(0, mostFound)} />
    return (
      <EmptyState icon={FileSearch} title="No clause comes near" actions={<LinkButton href={`/search?${new URLSearchParams({ q })}`}>Search all the text</LinkButton>}>
        Say it in other words, or drop a filter. What is no clause of one of the 41 types is found by the search of the documents.
      </EmptyState>
    )
  }
  const { items, nextCursor } = await listClauses(ctx, { ...filterOf(query), limit: 50, ...(type ? { type } : {}), ...(cursor ? { cursor } : {}) })
  if (items.length === 0)
    return (
      <EmptyState icon={ListFilter} title="No clause fits" actions={<LinkButton href="/clauses">Show all types</LinkButton>}>
        Drop one of the filters{type ? ", or see which contracts have no clause of this type" : ""}.
      </EmptyState>
    )
  return (
    <>
      <ClauseGroups clauses={items} />
      {nextCursor && (
        <div className="text-center">
          <LinkButton href={clausesHref({ ...query, cursor: nextCursor })}>More clauses</LinkButton>
        </div>
      )}
    </>
  )
}

async function Missing({ ctx, type }: { ctx: ServiceContext; type: string }) {
  const contracts = await listContractsWithout(ctx, { type })
  if (contracts.length === 0)
    return (
      <EmptyState icon={ListFilter} title="Every contract has one" actions={<LinkButton href={clausesHref({ type })}>Show them</LinkButton>}>
        In each contract that was analysed, at least one clause of the type {type} was found.
      </EmptyState>
    )
  return (
    <section aria-label={`Contracts without ${type}`} className="space-y-3">
      <Notice tone="warn" title={contracts.length === 1 ? `In 1 contract no clause of the type ${type} was found` : `In ${contracts.length} contracts no clause of the type ${type} was found`}>
        That none was found is no proof that there is none: look before you rely on it.
      </Notice>
      <Card>
        <ul className="divide-y divide-line">
          {contracts.map(({ id, title, clauses }) => (
            <li key={id} className="flex items-baseline gap-3 px-4 py-2.5">
              <Link href={`/documents/${id}`} prefetch={false} className="min-w-0 flex-1 rounded-sm text-base font-medium break-words hover:underline">
                {title}
              </Link>
              <span className="shrink-0 text-sm text-muted tabular-nums">{clauses === 1 ? "1 other clause" : `${clauses} other clauses`}</span>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}

function filterOf({ contract, sure, verdict }: ClauseQuery): { documentId?: string; verdict?: "exact" | "normalised" | "fuzzy" | "unsupported"; minConfidence?: number; maxConfidence?: number } {
  const { label: _label, ...confidence } = sure ? sureness[sure] : { label: "" }
  return { ...confidence, ...(contract ? { documentId: contract } : {}), ...(verdict ? { verdict } : {}) }
}
