import { Download } from "lucide-react"
import type { CostReport } from "@/lib/services/insights/insights.dto"
import { formatDay } from "../../../_components/format/format-day"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { buttonClass } from "../../../_components/ui/button-class"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { Th } from "../../../_components/ui/th"
import { DayChart } from "./day-chart"
import { requestsHref } from "./requests-href"
import { SumCells, SumHeads } from "./sum-cells"

/** Cost by day as a picture, and the same as a table for those who read rather than look. */
export function DayCard({ report, today, csvHref }: { report: CostReport; today: string; csvHref: string }) {
  const dearest = report.days.reduce((best, day) => (BigInt(day.costNanoUsd) > BigInt(best.costNanoUsd) ? day : best), { day: report.from, costNanoUsd: "0" })
  const summary =
    dearest.costNanoUsd === "0" ? "Nothing cost anything in these days. The table below has every number." : `Bars of the cost by day. The dearest day is ${formatDay(dearest.day)} with ${formatNanoUsd(dearest.costNanoUsd)}. The table below has every number.`
  return (
    <Card>
      <CardHeader
        title="By day"
        description={`Days of ${report.timeZone}`}
        actions={
          <a href={csvHref} download className={buttonClass({ size: "sm", variant: "ghost" })} aria-label="By day as CSV">
            <Download aria-hidden /> CSV
          </a>
        }
      />
      <DayChart days={report.days} today={today} summary={summary} hasCost={report.total.costNanoUsd !== "0"} />
      <details className="border-t border-line">
        <summary className="cursor-pointer px-4 py-2 text-sm text-muted hover:text-ink">The same as a table</summary>
        <Table caption="Cost by day">
          <thead>
            <tr>
              <Th>Day</Th>
              <SumHeads />
            </tr>
          </thead>
          <tbody>
            {report.days.toReversed().map((day) => (
              <tr key={day.day}>
                <Td className="whitespace-nowrap">{formatDay(day.day)}</Td>
                <SumCells sum={day} href={requestsHref({ day: day.day })} name={formatDay(day.day)} />
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  )
}
