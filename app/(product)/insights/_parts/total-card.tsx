import Link from "next/link"
import type { CostReport } from "@/lib/services/insights/insights.dto"
import { formatCompact } from "../../../_components/format/format-compact"
import { formatCount } from "../../../_components/format/format-count"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { Card } from "../../../_components/ui/card"
import { requestsHref } from "./requests-href"

/** The range in four numbers. */
export function TotalCard({ report }: { report: CostReport }) {
  const { total, from, to } = report
  const href = requestsHref({ from, to })
  const tokens = total.inputTokens + total.cacheReadTokens + total.cacheWriteTokens + total.outputTokens
  const facts = [
    { label: "Cost", value: formatNanoUsd(total.costNanoUsd), note: total.estimatedNanoUsd === "0" ? "all of it billed" : `≈ ${formatNanoUsd(total.estimatedNanoUsd)} of it estimated` },
    { label: "Requests", value: formatCount(total.requests), note: "that called a model" },
    { label: "Calls to models", value: formatCount(total.calls), note: "failed and cancelled ones too" },
    { label: "Tokens", value: formatCompact(tokens), note: tokens > 0 ? `${Math.round((total.cacheReadTokens / tokens) * 100)} % read from cache` : "none yet" },
  ]
  return (
    <Card>
      <dl className="grid grid-cols-2 divide-line max-sm:[&>div:nth-child(n+3)]:border-t sm:grid-cols-4 sm:divide-x">
        {facts.map(({ label, value, note }) => (
          <div key={label} className="min-w-0 border-line px-4 py-3">
            <dt className="text-xs font-medium text-faint">{label}</dt>
            <dd>
              <Link href={href} prefetch={false} className="block truncate rounded-sm text-2xl font-semibold tracking-tight tabular-nums hover:underline">
                {value}
              </Link>
              <span className="text-sm text-muted">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
