import type { Tx } from "@/drizzle/client"
import { type BreakerRow, listBreakerRows } from "@/lib/store/resilience/list-breakers"
import { listHealthyModels } from "@/lib/store/resilience/list-health"
import type { ServiceContext } from "../context"
import { routesOf } from "../resilience"
import type { BreakerView } from "./breakers.dto"

/** The breaker of every model that may be asked or was asked lately, in a unit of work of the system's. The offline model has none. */
export async function viewBreakers(tx: Tx, ctx: ServiceContext): Promise<BreakerView[]> {
  const { models, prompts, clock } = ctx.deps
  const known = new Map<string, BreakerView>()
  const add = (view: BreakerView) => view.provider !== "offline" && known.set(`${view.provider} ${view.model}`, view)
  for (const { definition } of prompts.list()) for (const isEconomy of [false, true]) routesOf(models, { definition, isEconomy }).forEach((route) => add(untouched(route)))
  add(untouched(models.embedding))
  for (const route of await listHealthyModels(tx)) add(untouched(route))
  for (const row of await listBreakerRows(tx, ctx.actor.workspaceId)) add(toView(row, clock()))
  return [...known.values()].toSorted((a, b) => a.provider.localeCompare(b.provider) || a.model.localeCompare(b.model))
}

function untouched({ provider, model }: { provider: string; model: string }): BreakerView {
  return { provider, model, state: "closed", forced: null, forcedBy: null, forcedReason: null, lastErrorCode: null, since: null, nextProbeAt: null }
}

function toView(row: BreakerRow, now: Date): BreakerView {
  const { provider, model, forced, forcedBy, forcedReason, lastErrorCode, openedAt, closedAt, probeAt, probeLeaseUntil } = row
  const isOpen = row.state === "open"
  const isProbing = isOpen && probeLeaseUntil !== null && new Date(probeLeaseUntil) > now
  return { provider, model, state: isProbing ? "probing" : row.state, forced, forcedBy, forcedReason, lastErrorCode, since: isOpen ? openedAt : closedAt, nextProbeAt: isOpen && !isProbing && probeAt !== null && new Date(probeAt) > now ? probeAt : null }
}
