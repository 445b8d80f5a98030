import { formatCount } from "../../../_components/format/format-count"
import { formatDay } from "../../../_components/format/format-day"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import { type ChartDay, tokensIn } from "./chart-days"

/** The numbers of the day under the pointer. */
export function DayTip({ day }: { day: ChartDay | null }) {
  if (!day) return null
  const { sum } = day
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm tabular-nums shadow-floating">
      <p className="text-faint">{formatDay(day.day)}</p>
      {day.whole === null ? (
        <p>Not yet</p>
      ) : (
        <>
          <p className="font-medium">{formatNanoUsd(sum.costNanoUsd)}</p>
          {sum.estimatedNanoUsd !== "0" && <p className="text-muted">≈ {formatNanoUsd(sum.estimatedNanoUsd)} of it estimated</p>}
          <p className="text-muted">{formatCount(sum.requests)} requests</p>
          <p className="text-muted">
            {formatCount(tokensIn(sum))} tokens in, {formatCount(sum.outputTokens)} out
          </p>
        </>
      )}
    </div>
  )
}
