import { listNames } from "@/lib/store/insights/list-names"
import { type CallSumRow, countRequests, type SumDimension, sumCalls } from "@/lib/store/insights/sum-calls"
import { todayOf } from "@/lib/store/insights/today-of"
import { budgetViews } from "../admin/budget-views"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { dayRange, daysBetween } from "./day-range"
import type { CostGroup, CostQuery, CostReport, CostSum } from "./insights.dto"

/** Under this key stand the embeddings of documents, which no prompt shapes. */
const indexingKey = "embedding"

const nothing: CostSum = { costNanoUsd: "0", estimatedNanoUsd: "0", calls: 0, requests: 0, inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }

/** What the models cost in a range of the workspace's days, straight from the ledger: every call is a row of it, failed ones too. */
export async function getCostReport(ctx: ServiceContext, query: Pick<CostQuery, "from" | "to">): Promise<CostReport> {
  requireRole(ctx, ["manager", "admin"])
  const { workspaceId, timeZone } = ctx.actor
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const range = { workspaceId, ...dayRange(query, await todayOf(tx, workspaceId)) }
    const sums = await sumCalls(tx, range)
    const requests = new Map((await countRequests(tx, range)).map((row) => [`${row.dimension} ${row.key}`, row.requests]))
    const names = await listNames(tx, sums.filter((row) => row.dimension === "user").map((row) => row.key))
    const label = { prompt: (key: string) => (key === indexingKey ? "Indexing of documents" : ctx.deps.prompts.title(key)), model: (key: string) => key, user: (key: string) => names.get(key) ?? "Somebody who left" }
    const of = (dimension: SumDimension) => sums.filter((row) => row.dimension === dimension).map((row) => ({ key: row.key, ...toSum(row, requests) }))
    const groups = (dimension: keyof typeof label) => of(dimension).map((group): CostGroup => ({ ...group, label: label[dimension](group.key) })).toSorted(byCost)
    const days = new Map(of("day").map(({ key, ...sum }) => [key, sum]))
    return {
      from: range.from,
      to: range.to,
      timeZone,
      total: of("total").map(({ key: _, ...sum }) => sum)[0] ?? nothing,
      days: daysBetween(range.from, range.to).map((day) => ({ day, ...(days.get(day) ?? nothing) })),
      prompts: groups("prompt"),
      models: groups("model"),
      users: groups("user"),
      budgets: await budgetViews(tx, { deps: ctx.deps, workspaceId, userId: null }),
    }
  })
}

function toSum({ dimension, key, ...sum }: CallSumRow, requests: ReadonlyMap<string, number>): CostSum {
  return { ...sum, requests: requests.get(`${dimension} ${key}`) ?? 0 }
}

function byCost(a: CostGroup, b: CostGroup): number {
  const difference = BigInt(b.costNanoUsd) - BigInt(a.costNanoUsd)
  return difference === 0n ? b.calls - a.calls : difference > 0n ? 1 : -1
}
