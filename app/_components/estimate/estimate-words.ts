import type { EstimateView } from "@/lib/services/requests/requests.dto"
import { formatCount } from "../format/format-count"
import { formatNanoUsd } from "../format/format-nano-usd"

/** "≈ 6,200 tokens · up to $0.0412": what is likely, and the most it can cost. */
export function estimateLine(estimate: EstimateView): string {
  return `≈ ${formatCount(rounded(estimate.inputTokens + estimate.outputTokens))} tokens · ${costWords(estimate)}`
}

/** What its author should know before sending; null where nothing is unusual. */
export function estimateNotice(estimate: EstimateView): { title: string; text: string } | null {
  const full = estimate.budgets.find((budget) => !budget.hasRoom)
  if (full) return { title: `${owners[full.scope]} ${full.period === "day" ? "daily" : "monthly"} budget has no room for this.`, text: "Make it shorter, or wait until the budget is renewed. An administrator can raise it." }
  if (estimate.action === "economy") return { title: `This is large, so it goes to the cheaper model ${estimate.economyModel}.`, text: `As many as ${formatCount(rounded(estimate.worstTokens))} tokens, ${costWords(estimate)}.` }
  return null
}

/** Asked before something large is sent. */
export function warningOf(estimate: EstimateView): { title: string; text: string } {
  return {
    title: `This is larger than usual: as many as ${formatCount(rounded(estimate.worstTokens))} tokens, ${costWords(estimate)}.`,
    text: estimate.isOffline ? "The offline model costs nothing, but it will take longer." : "Shorten it or choose fewer documents, or send it as it is.",
  }
}

const owners: Record<EstimateView["budgets"][number]["scope"], string> = { workspace: "The workspace's", user: "Your", prompt: "This prompt's", purpose: "This purpose's" }

function costWords({ costNanoUsd, isOffline }: EstimateView): string {
  if (isOffline) return "$0 on the offline model"
  return `up to ${formatNanoUsd(costNanoUsd.worst)}`
}

/** Two figures are as many as an estimate has. */
function rounded(tokens: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, tokens))) - 1)
  return Math.round(tokens / unit) * unit
}
