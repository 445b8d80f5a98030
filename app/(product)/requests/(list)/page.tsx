import type { Metadata } from "next"
import { History } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listPrompts } from "@/lib/services/prompts"
import { listRequests } from "@/lib/services/requests"
import type { PageSearch } from "../../../_components/page/first-of"
import { Card } from "../../../_components/ui/card"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { FilterChips } from "../_parts/filter-chips"
import { readFilters } from "../_parts/filters"
import { RequestFilters } from "../_parts/request-filters"
import { RequestTable } from "../_parts/request-table"

export const metadata: Metadata = { title: "Requests" }

export default async function RequestsPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const filters = readFilters(await searchParams)
  const ctx = await pageContext()
  const prompts = await listPrompts(ctx)
  const page = await listRequests(ctx, { ...filters, limit: 50 })
  const isFiltered = Object.keys(filters).length > 0
  const seesOthers = ctx.actor.role === "manager" || ctx.actor.role === "admin"
  return (
    <PageBody>
      <PageHeader title="Requests" description={seesOthers ? "Everything asked of the AI in this workspace, newest first, with what it cost." : "Everything you asked of the AI, newest first, with what it cost."} />
      <div className="space-y-3">
        <RequestFilters filters={filters} prompts={prompts.map(({ key, title }) => ({ key, title }))} />
        <FilterChips filters={filters} userName={page.items[0]?.actor.name ?? null} />
        {page.items.length === 0 ? (
          <EmptyState
            icon={History}
            title={isFiltered ? "No request fits these filters" : "Nothing has been asked yet"}
            actions={
              isFiltered ? (
                <LinkButton href="/requests">Clear the filters</LinkButton>
              ) : (
                <LinkButton href="/ask" variant="primary">
                  Ask a question
                </LinkButton>
              )
            }
          >
            {isFiltered ? "Take one away, or choose other days." : "Questions, runs and contract analyses are listed here with their sources and their cost."}
          </EmptyState>
        ) : (
          <Card>
            <RequestTable key={JSON.stringify(filters)} initial={page} filters={filters} showsActor={seesOthers} />
          </Card>
        )}
      </div>
    </PageBody>
  )
}
