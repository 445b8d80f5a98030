import type { Metadata } from "next"
import { z } from "zod"
import { pageContext } from "@/lib/http/page-context"
import { addDays, getCostReport } from "@/lib/services/insights"
import type { CostQuery } from "@/lib/services/insights/insights.dto"
import { firstOf, type PageSearch } from "../../_components/page/first-of"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { BudgetsCard } from "./_parts/budgets-card"
import { CostTable } from "./_parts/cost-table"
import { DayCard } from "./_parts/day-card"
import { RangePicker } from "./_parts/range-picker"
import { requestsHref } from "./_parts/requests-href"
import { TotalCard } from "./_parts/total-card"

export const metadata: Metadata = { title: "Cost" }

const day = z.iso.date()

export default async function CostPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["manager", "admin"] })
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: ctx.actor.timeZone }).format(ctx.deps.clock())
  const report = await getCostReport(ctx, readRange(search, today))
  const { from, to, total } = report
  const csvHref = (groupBy: CostQuery["groupBy"]) => `/api/insights/cost?${new URLSearchParams({ from, to, groupBy, format: "csv" })}`
  const shared = { totalNanoUsd: total.costNanoUsd }
  return (
    <PageBody>
      <PageHeader title="Cost" description="From the ledger of every call to a model, priced to the nano-dollar. Every number opens the requests behind it." />
      <div className="space-y-5">
        <RangePicker {...{ from, to, today }} key={`${from}${to}`} presets={[7, 30, 90].map((days) => ({ label: `${days} days`, from: addDays(today, 1 - days) }))} />
        <TotalCard report={report} />
        <DayCard report={report} today={today} csvHref={csvHref("day")} />
        <CostTable {...shared} title="By prompt" head="Prompt" groups={report.prompts} csvHref={csvHref("prompt")} hrefOf={(promptKey) => requestsHref({ promptKey, from, to })} />
        <div className="grid grid-cols-1 gap-5 xl:grid-cols-2">
          <CostTable {...shared} title="By model" head="Model" groups={report.models} csvHref={csvHref("model")} hrefOf={(model) => requestsHref({ model, from, to })} />
          <CostTable {...shared} title="By person" head="Person" groups={report.users} csvHref={csvHref("user")} hrefOf={(userId) => requestsHref({ userId, from, to })} />
        </div>
        <BudgetsCard budgets={report.budgets} canEdit={ctx.actor.role === "admin"} />
      </div>
    </PageBody>
  )
}

/** What stands in the address, or the default where that is no range. */
function readRange(search: PageSearch, today: string): Pick<CostQuery, "from" | "to"> {
  const [from, to] = [day.safeParse(firstOf(search.from)).data, day.safeParse(firstOf(search.to)).data ?? today]
  return from && from <= to && addDays(from, 366) > to ? { from, to } : {}
}
