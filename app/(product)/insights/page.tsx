import { Suspense } from "react"
import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { addDays, getCostReport, listRepricings } from "@/lib/services/insights"
import type { CostQuery } from "@/lib/services/insights/insights.dto"
import type { PageSearch } from "../../_components/page/first-of"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { modelName } from "../../_components/words/model-words"
import { BudgetsCard } from "./_parts/budgets-card"
import { CachingPlace, CachingSection } from "./_parts/caching-section"
import { CostTable } from "./_parts/cost-table"
import { DayCard } from "./_parts/day-card"
import { InsightsTabs } from "./_parts/insights-tabs"
import { RangePicker } from "./_parts/range-picker"
import { readRange, todayIn } from "./_parts/read-range"
import { RepricingCard } from "./_parts/repricing-card"
import { requestsHref } from "./_parts/requests-href"
import { TotalCard } from "./_parts/total-card"

export const metadata: Metadata = { title: "Cost" }

export default async function CostPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["manager", "admin"] })
  const today = todayIn(ctx.actor.timeZone, ctx.deps.clock())
  const report = await getCostReport(ctx, readRange(search, today))
  const repricings = await listRepricings(ctx, { limit: 5 })
  const { from, to, total } = report
  const csvHref = (groupBy: CostQuery["groupBy"]) => `/api/insights/cost?${new URLSearchParams({ from, to, groupBy, format: "csv" })}`
  const shared = { totalNanoUsd: total.costNanoUsd }
  return (
    <PageBody>
      <PageHeader title="Cost" description="From the ledger of every call to a model, priced to the nano-dollar. Every number opens the requests behind it." />
      <InsightsTabs />
      <div className="space-y-5 pt-5">
        <RangePicker path="/insights" {...{ from, to, today }} key={`${from}${to}`} presets={[7, 30, 90].map((days) => ({ label: `${days} days`, from: addDays(today, 1 - days) }))} />
        <TotalCard report={report} />
        <DayCard report={report} today={today} csvHref={csvHref("day")} />
        <CostTable {...shared} title="By prompt" head="Prompt" groups={report.prompts} csvHref={csvHref("prompt")} hrefOf={(promptKey) => requestsHref({ promptKey, from, to })} />
        <div className="grid grid-cols-1 gap-5 xl:grid-cols-2">
          <CostTable {...shared} title="By model" head="Model" groups={report.models.map((group) => ({ ...group, label: modelName(group.label) }))} csvHref={csvHref("model")} hrefOf={(model) => requestsHref({ model, from, to })} />
          <CostTable {...shared} title="By person" head="Person" groups={report.users} csvHref={csvHref("user")} hrefOf={(userId) => requestsHref({ userId, from, to })} />
        </div>
        <Suspense key={`caching ${from}${to}`} fallback={<CachingPlace />}>
          <CachingSection {...{ ctx, from, to }} />
        </Suspense>
        <RepricingCard initial={repricings.items} {...{ from, to }} />
        <BudgetsCard budgets={report.budgets} canEdit={ctx.actor.role === "admin"} />
      </div>
    </PageBody>
  )
}
