import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { addDays, getReliabilityReport } from "@/lib/services/insights"
import type { PageSearch } from "../../../_components/page/first-of"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { InsightsTabs } from "../_parts/insights-tabs"
import { RangePicker } from "../_parts/range-picker"
import { readRange, todayIn } from "../_parts/read-range"
import { BreakersCard } from "./_parts/breakers-card"
import { HealthCard } from "./_parts/health-card"
import { ModelsCard } from "./_parts/models-card"
import { WaysCard } from "./_parts/ways-card"

export const metadata: Metadata = { title: "Reliability" }

export default async function ReliabilityPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["manager", "admin"] })
  const today = todayIn(ctx.actor.timeZone, ctx.deps.clock())
  const report = await getReliabilityReport(ctx, readRange(search, today))
  const { from, to } = report
  return (
    <PageBody>
      <PageHeader title="Reliability" description="How the models held up, and how requests were answered all the same." />
      <InsightsTabs />
      <div className="space-y-5 pt-5">
        <RangePicker path="/insights/reliability" {...{ from, to, today }} key={`${from}${to}`} presets={[1, 7, 30].map((days) => ({ label: days === 1 ? "Today" : `${days} days`, from: addDays(today, 1 - days) }))} />
        <WaysCard report={report} />
        <ModelsCard report={report} />
        <HealthCard report={report} />
        <BreakersCard report={report} canForce={ctx.actor.role === "admin"} />
      </div>
    </PageBody>
  )
}
