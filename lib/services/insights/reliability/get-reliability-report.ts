import type { Tx } from "@/drizzle/client"
import { countOutcomes, type OutcomeRow } from "@/lib/store/insights/count-outcomes"
import { countWays } from "@/lib/store/insights/count-ways"
import { type LatencyRow, measureLatency } from "@/lib/store/insights/measure-latency"
import type { DayRange } from "@/lib/store/insights/sum-calls"
import { todayOf } from "@/lib/store/insights/today-of"
import { listTransitions } from "@/lib/store/resilience/list-breakers"
import { type HealthRow, listHealth } from "@/lib/store/resilience/list-health"
import { viewBreakers } from "../../breakers"
import { scopeOf, type ServiceContext } from "../../context"
import { requireRole } from "../../require-role"
import { dayRange, daysBetween } from "../day-range"
import { notProvidersFault } from "./providers-fault"
import type { ModelReliability, ReliabilityQuery, ReliabilityReport } from "./reliability.dto"

/** Latencies are measured on about so many calls, however many there are. */
const measuredCalls = 200_000
const hourlyDays = 3
const mostTransitions = 200

/** How the models held up in a range of the workspace's days (the last thirty by default), and how its requests were answered all the same. */
export async function getReliabilityReport(ctx: ServiceContext, query: ReliabilityQuery): Promise<ReliabilityReport> {
  requireRole(ctx, ["manager", "admin"])
  const { database } = ctx.deps
  const { workspaceId, timeZone } = ctx.actor
  const own = await database.workspace(scopeOf(ctx), async (tx) => {
    const range = { workspaceId, ...dayRange(query, await todayOf(tx, workspaceId)) }
    return { range, ways: await countWays(tx, { ...range, timeZone }), ...(await measureModels(tx, range)) }
  })
  const { from, to } = own.range
  const step = query.groupBy ?? (daysBetween(from, to).length <= hourlyDays ? "hour" : "day")
  const shared = await database.system(async (tx) => ({
    health: byModel(await listHealth(tx, { from, to, timeZone, step })),
    breakers: await viewBreakers(tx, ctx),
    transitions: await listTransitions(tx, { from, to, timeZone, limit: mostTransitions }),
  }))
  return { from, to, timeZone, step, ways: own.ways, models: own.models, measuredEvery: own.measuredEvery, ...shared }
}

async function measureModels(tx: Tx, range: DayRange): Promise<Pick<ReliabilityReport, "models" | "measuredEvery">> {
  const outcomes = await countOutcomes(tx, range)
  const calls = outcomes.reduce((sum, row) => sum + row.calls, 0)
  const measuredEvery = Math.max(1, Math.floor(calls / measuredCalls))
  const latencies = await measureLatency(tx, { ...range, every: measuredEvery })
  return { measuredEvery, models: groupsOf(outcomes).map((rows) => toModel(rows, latencies)).toSorted((a, b) => b.calls - a.calls) }
}

function toModel(outcomes: OutcomeRow[], latencies: LatencyRow[]): ModelReliability {
  const [{ provider, model }] = outcomes as [OutcomeRow]
  const latency = latencies.find((row) => row.provider === provider && row.model === model)
  const errors = outcomes.flatMap(({ errorCode, calls, hasRequests }) => (errorCode === null ? [] : [{ code: errorCode, calls, isProviders: !notProvidersFault.includes(errorCode), hasRequests }]))
  const failures = sum(errors.filter((error) => error.isProviders))
  const successes = sum(outcomes.filter((row) => row.errorCode === null))
  return {
    provider,
    model,
    calls: sum(outcomes),
    failures,
    successShare: successes + failures === 0 ? null : successes / (successes + failures),
    firstTokenP50Ms: latency?.firstTokenP50Ms ?? null,
    firstTokenP95Ms: latency?.firstTokenP95Ms ?? null,
    durationP50Ms: latency?.durationP50Ms ?? null,
    durationP95Ms: latency?.durationP95Ms ?? null,
    errors,
    hasRequests: outcomes.some((row) => row.hasRequests),
  }
}

function byModel(rows: HealthRow[]): ReliabilityReport["health"] {
  return groupsOf(rows).map((points) => {
    const [{ provider, model }] = points as [HealthRow]
    return { provider, model, points: points.map(({ provider: _p, model: _m, ...point }) => point) }
  })
}

function groupsOf<Row extends { provider: string; model: string }>(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.provider} ${row.model}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

function sum(counted: { calls: number }[]): number {
  return counted.reduce((total, { calls }) => total + calls, 0)
}
