import type { ListRequestsInput } from "@/lib/services/requests/requests.dto"
import type { RequestWays } from "@/lib/services/insights/reliability/reliability.dto"
import { formatCount } from "../../../../_components/format/format-count"

export type Way = { label: string; count: number; note: string; filter: Partial<Omit<ListRequestsInput, "cursor" | "limit">> }

/** By which ways requests were answered, with the filter that lists each. */
export function waysOf(ways: RequestWays): Way[] {
  const share = (count: number) => shareText(count, ways.requests)
  return [
    { label: "Requests", count: ways.requests, note: `${formatCount(ways.done)} answered`, filter: {} },
    { label: "Failed", count: ways.failed, note: share(ways.failed), filter: { status: "failed" } },
    { label: "Another model answered", count: ways.fallback, note: share(ways.fallback), filter: { route: "fallback", status: "done" } },
    { label: "Answered after a repeat", count: ways.retry, note: share(ways.retry), filter: { route: "retry", status: "done" } },
    { label: "The cheaper model answered", count: ways.economy, note: share(ways.economy), filter: { route: "economy", status: "done" } },
    { label: "Same question, given again", count: ways.exact, note: share(ways.exact), filter: { reuse: "exact" } },
    { label: "Same meaning, given again", count: ways.semantic, note: share(ways.semantic), filter: { reuse: "semantic" } },
    { label: "Earlier answer in an outage", count: ways.older, note: share(ways.older), filter: { reuse: "fallback" } },
    { label: "Answered together", count: ways.joined, note: share(ways.joined), filter: { reuse: "joined" } },
  ]
}

/** "2.5 %" of the requests; what is there is never shown as nothing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return "–"
  const percent = (part / whole) * 100
  if (part > 0 && percent < 0.1) return "< 0.1 %"
  if (part < whole && percent > 99.9) return "> 99.9 %"
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)} %`
}
