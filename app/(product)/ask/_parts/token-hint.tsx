import type { EstimateView } from "@/lib/services/requests/requests.dto"
import { estimateLine } from "../../../_components/estimate/estimate-words"
import { formatCount } from "../../../_components/format/format-count"

/** What sending would use and cost at most; near the limit the characters are counted instead. */
export function TokenHint({ text, limit, estimate }: { text: string; limit: number; estimate: EstimateView | null }) {
  if (!text.trim()) return null
  const isNearLimit = text.length > limit * 0.8
  if (!isNearLimit && !estimate) return null
  return <span className="text-xs text-faint tabular-nums">{isNearLimit ? `${formatCount(text.length)} of ${formatCount(limit)} characters` : estimate && estimateLine(estimate)}</span>
}
