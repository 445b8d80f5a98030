import { addToRepricing, insertRepricedCalls } from "@/lib/store/repricing/insert-repriced-calls"
import { listCallIdsOfDay, listCallsToReprice } from "@/lib/store/repricing/list-calls-to-reprice"
import { findRepricing } from "@/lib/store/repricing/repricing-rows"
import type { Deps } from "../../context"
import { addDays } from "../day-range"
import { finishRepricing } from "./finish-repricing"
import { repriceCall } from "./reprice-call"

export type RepricingAddress = { workspaceId: string; repricingId: string }

/** So many calls are priced in one transaction; everybody else's work goes on in between. */
const batchCalls = 5_000
const listedCalls = 50_000
/** After about so many calls the step of a durable run is recorded. */
const stepCalls = 100_000

/**
 * Prices the next calls of a repricing, from a day on, and closes it after the last day. Answers with the day to go on from,
 * or null when nothing is left to do; what was done before a crash is not done again.
 */
export async function continueRepricing(deps: Pick<Deps, "database">, { fromDay, ...address }: RepricingAddress & { fromDay: string | null }): Promise<{ nextDay: string | null }> {
  const { workspaceId, repricingId } = address
  const repricing = await deps.database.workspace({ workspaceId }, (tx) => findRepricing(tx, repricingId))
  if (!repricing || repricing.account !== null) return { nextDay: null }
  let priced = 0
  for (let day = fromDay ?? repricing.from; day <= repricing.to; day = addDays(day, 1)) {
    if (priced >= stepCalls) return { nextDay: day }
    priced += await repriceDay(deps, { ...address, day, askedAt: repricing.createdAt })
  }
  await finishRepricing(deps, address)
  return { nextDay: null }
}

async function repriceDay(deps: Pick<Deps, "database">, { workspaceId, repricingId, day, askedAt }: RepricingAddress & { day: string; askedAt: string }): Promise<number> {
  let priced = 0
  for (let after: string | null = null; ; ) {
    const cursor: string | null = after
    const ids: string[] = await deps.database.workspace({ workspaceId }, (tx) => listCallIdsOfDay(tx, { workspaceId, day, askedAt, after: cursor, limit: listedCalls }))
    for (let first = 0; first < ids.length; first += batchCalls) await repriceBatch(deps, { workspaceId, repricingId }, ids.slice(first, first + batchCalls))
    priced += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < listedCalls) return priced
  }
}

async function repriceBatch(deps: Pick<Deps, "database">, { workspaceId, repricingId }: RepricingAddress, ids: string[]): Promise<void> {
  await deps.database.workspace({ workspaceId }, async (tx) => {
    const calls = await listCallsToReprice(tx, ids)
    const figures = calls.map((call) => ({ id: call.id, old: BigInt(call.costNanoUsd), fresh: repriceCall(call) }))
    const inserted = new Set(await insertRepricedCalls(tx, { repricingId, figures: figures.map(({ id, old, fresh }) => ({ id, costNanoUsd: fresh ?? old })) }))
    const added = figures.filter(({ id }) => inserted.has(id))
    await addToRepricing(tx, repricingId, {
      calls: added.length,
      unpriced: added.filter(({ fresh }) => fresh === null).length,
      oldNanoUsd: sum(added.map(({ old }) => old)),
      newNanoUsd: sum(added.map(({ old, fresh }) => fresh ?? old)),
    })
  })
}

function sum(numbers: bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n)
}
