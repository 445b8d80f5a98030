import type { RequestView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../format/format-count"
import { formatDuration } from "../format/format-duration"
import { formatNanoUsd } from "../format/format-nano-usd"
import { modelName } from "../words/model-words"

/** Model, tokens, cost and time on one line. */
export function RequestFacts({ view }: { view: RequestView }) {
  const startedAt = view.startedAt ?? view.createdAt
  const tookMs = view.finishedAt ? Date.parse(view.finishedAt) - Date.parse(startedAt) : null
  const isEstimated = view.calls.some((call) => call.isEstimated)
  const facts = [
    view.models.length > 0 ? view.models.map(modelName).join(", ") : null,
    `${formatCount(view.totalTokens)} tokens`,
    `${isEstimated ? "≈ " : ""}${formatNanoUsd(view.costNanoUsd)}`,
    tookMs !== null && view.status !== "in_review" ? formatDuration(Math.max(0, tookMs)) : null,
  ].filter((fact) => fact !== null)
  return (
    <p className="flex flex-wrap gap-x-1.5 text-xs text-faint tabular-nums" title={isEstimated ? "A part of this cost is estimated, because the provider did not report it" : undefined}>
      {facts.map((fact, index) => (
        <span key={index} className="inline-block first-letter:uppercase">
          {index > 0 && <span aria-hidden>· </span>}
          {fact}
        </span>
      ))}
    </p>
  )
}
