"use client"

import dynamic from "next/dynamic"
import { useMemo, useState } from "react"
import type { ReliabilityReport } from "@/lib/services/insights/reliability/reliability.dto"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { SegmentedControl } from "../../../../_components/ui/segmented-control"
import { Select } from "../../../../_components/ui/select"
import { Skeleton } from "../../../../_components/ui/skeleton"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { Th } from "../../../../_components/ui/th"
import { modelName, providerName } from "../../../../_components/words/model-words"
import { WhenInView } from "../../_parts/when-in-view"
import { drawnPoints, type HealthMetric, healthMetrics } from "./health-points"
import type { HealthLinesProps } from "./health-lines"

/** The chart's library is large and draws in the browser only; its place is kept meanwhile. */
const HealthLines = dynamic<HealthLinesProps>(async () => (await import("./health-lines")).HealthLines, { ssr: false, loading: () => <Skeleton className="size-full" /> })

/** The health of one model over time, by all who use this installation. */
export function HealthCard({ report: { health, models, step, timeZone } }: { report: ReliabilityReport }) {
  const [chosen, setChosen] = useState(() => Math.max(0, health.findIndex(({ provider, model }) => provider === models[0]?.provider && model === models[0]?.model)))
  const [metric, setMetric] = useState<HealthMetric>("success")
  const model = health[chosen] ?? health[0]
  const points = useMemo(() => drawnPoints(model?.points ?? [], { metric, step, timeZone }), [model, metric, step, timeZone])
  const label = healthMetrics.find(({ value }) => value === metric)?.label ?? ""
  const unit = metric === "success" ? "%" : "s"
  return (
    <Card>
      <CardHeader title="Over time" description={`By ${step}, over all workspaces of this installation: a provider is well or ill for everybody. Kept for 30 days.`} />
      {!model ? (
        <p className="px-4 py-6 text-base text-muted">Nothing was measured in these days. New calls appear here within a minute or two.</p>
      ) : (
        <>
          <div className="space-y-2 p-3">
            <div className="flex flex-wrap items-center gap-2">
              <label className="min-w-0">
                <span className="sr-only">Model</span>
                <Select value={String(chosen)} onChange={(event) => setChosen(Number(event.target.value))} className="w-60 max-w-full">
                  {health.map((each, index) => (
                    <option key={`${each.provider} ${each.model}`} value={String(index)}>
                      {modelName(each.model)} ({providerName(each.provider)})
                    </option>
                  ))}
                </Select>
              </label>
              <SegmentedControl label="What is drawn" options={healthMetrics} value={metric} onChange={setMetric} />
              {metric !== "success" && (
                <p aria-hidden className="flex gap-4 text-xs text-muted">
                  <span className="inline-flex items-center gap-1.5">
                    <span className="size-2.5 rounded-xs bg-accent" /> Typical
                  </span>
                  <span className="inline-flex items-center gap-1.5">
                    <span className="size-2.5 rounded-xs bg-control" /> Slow: 95 of 100 were faster
                  </span>
                </p>
              )}
            </div>
            <div role="img" aria-label={`${label} of ${modelName(model.model)} over time. The table below has every number.`} className="h-56">
              <WhenInView>
                <HealthLines points={points} metric={metric} />
              </WhenInView>
            </div>
          </div>
          <details className="border-t border-line">
            <summary className="cursor-pointer px-4 py-2 text-sm text-muted hover:text-ink">The same as a table</summary>
            <Table caption={`${label} over time`}>
              <thead>
                <tr>
                  <Th>{step === "day" ? "Day" : "Hour"}</Th>
                  <Th isNumeric>{metric === "success" ? "Success" : "Typical"}</Th>
                  {metric !== "success" && <Th isNumeric>Slow</Th>}
                </tr>
              </thead>
              <tbody>
                {points.toReversed().map(({ label: when, typical, slow }) => (
                  <tr key={when}>
                    <Td className="whitespace-nowrap">{when}</Td>
                    <Td isNumeric>{typical === null ? "–" : `${typical} ${unit}`}</Td>
                    {metric !== "success" && <Td isNumeric>{slow === null ? "–" : `${slow} ${unit}`}</Td>}
                  </tr>
                ))}
              </tbody>
            </Table>
          </details>
        </>
      )}
    </Card>
  )
}
