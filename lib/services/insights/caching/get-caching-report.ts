import type { ProviderName } from "@/lib/inference/port"
import { priceAt } from "@/lib/inference/pricing/price-at"
import { prices } from "@/lib/inference/pricing/prices"
import { type CachedInputRow, sumCachedInput } from "@/lib/store/insights/sum-cached-input"
import { type ReuseRow, sumReuse } from "@/lib/store/insights/sum-reuse"
import { todayOf } from "@/lib/store/insights/today-of"
import { scopeOf, type ServiceContext } from "../../context"
import { requireRole } from "../../require-role"
import { dayRange } from "../day-range"
import { type CachingQuery, type CachingReport, highVolumeCalls, lowHitShare, type PromptCaching, type ReuseSum } from "./caching.dto"

const picoPerNano = 1000n

/** What was not paid for twice in a range of the workspace's days: input that providers kept, and answers that were given again. */
export async function getCachingReport(ctx: ServiceContext, query: CachingQuery): Promise<CachingReport> {
  requireRole(ctx, ["manager", "admin"])
  const { workspaceId, timeZone } = ctx.actor
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const range = { workspaceId, ...dayRange(query, await todayOf(tx, workspaceId)) }
    const longFrom = prices.flatMap(({ provider, model, longContext }) => (longContext ? [{ provider, model, tokens: longContext.aboveInputTokens }] : []))
    const distinct = [...new Map(longFrom.map((entry) => [`${entry.provider} ${entry.model}`, entry])).values()]
    const input = await sumCachedInput(tx, { ...range, longFrom: distinct })
    const reused = await sumReuse(tx, { ...range, timeZone })
    const prompts = sumPrompts(input, (key) => ctx.deps.prompts.title(key))
    const saved = prompts.reduce((sum, prompt) => sum + BigInt(prompt.savedNanoUsd), 0n)
    const kinds = { exact: sumKind(reused, "exact"), semantic: sumKind(reused, "semantic"), fallback: sumKind(reused, "fallback"), joined: sumKind(reused, "joined") }
    return { from: range.from, to: range.to, timeZone, prompts, savedNanoUsd: String(saved), reuse: kinds }
  })
}

function sumPrompts(rows: CachedInputRow[], titleOf: (key: string) => string): PromptCaching[] {
  const prompts = new Map<string, Omit<PromptCaching, "hitShare" | "isFlagged" | "savedNanoUsd"> & { savedPicoUsd: bigint }>()
  for (const row of rows) {
    const price = row.provider === "offline" ? null : priceAt(row.provider as ProviderName, row.model, new Date(`${row.day}T00:00:00Z`))
    const rates = (row.isLong ? price?.longContext?.rates : null) ?? price?.rates
    if (!rates || rates.cacheRead === null) continue
    const before = prompts.get(row.promptKey) ?? { key: row.promptKey, label: titleOf(row.promptKey), calls: 0, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, savedPicoUsd: 0n }
    prompts.set(row.promptKey, {
      ...before,
      calls: before.calls + row.calls,
      inputTokens: before.inputTokens + row.inputTokens,
      cacheReadTokens: before.cacheReadTokens + row.cacheReadTokens,
      cacheWriteTokens: before.cacheWriteTokens + row.cacheWriteTokens,
      savedPicoUsd: before.savedPicoUsd + BigInt(row.cacheReadTokens) * BigInt(rates.input - rates.cacheRead),
    })
  }
  return [...prompts.values()].map(toPrompt).toSorted((a, b) => b.calls - a.calls)
}

function toPrompt({ savedPicoUsd, ...prompt }: Omit<PromptCaching, "hitShare" | "isFlagged" | "savedNanoUsd"> & { savedPicoUsd: bigint }): PromptCaching {
  const all = prompt.inputTokens + prompt.cacheReadTokens + prompt.cacheWriteTokens
  const hitShare = all === 0 ? null : prompt.cacheReadTokens / all
  return { ...prompt, hitShare, isFlagged: prompt.calls >= highVolumeCalls && hitShare !== null && hitShare < lowHitShare, savedNanoUsd: String(savedPicoUsd / picoPerNano) }
}

function sumKind(rows: ReuseRow[], kind: ReuseRow["kind"]): ReuseSum {
  const own = rows.filter((row) => row.kind === kind)
  return { requests: own.reduce((sum, row) => sum + row.requests, 0), savedNanoUsd: String(own.reduce((sum, row) => sum + BigInt(row.sourceNanoUsd), 0n)) }
}
