import { insertRepricedCalls } from "@/lib/store/repricing/insert-repriced-calls"
import { listCallsToReprice, listUnrepriced } from "@/lib/store/repricing/list-calls-to-reprice"
import { findRepricing, lockRepricing } from "@/lib/store/repricing/repricing-rows"
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
  for (let day = fromDay ?? repricing.from; day <= repricing.to; ) {
    if (priced >= stepCalls) return { nextDay: day }
    const ofDay = { repricingId, workspaceId, day, askedAt: repricing.createdAt, limit: listedCalls }
    const ids = await deps.database.workspace({ workspaceId }, (tx) => listUnrepriced(tx, ofDay))
    for (let first = 0; first < ids.length; first += batchCalls) await repriceBatch(deps, address, ids.slice(first, first + batchCalls))
    priced += ids.length
    if (ids.length < listedCalls) day = addDays(day, 1)
  }
  await finishRepricing(deps, address)
  return { nextDay: null }
}

async function repriceBatch(deps: Pick<Deps, "database">, { workspaceId, repricingId }: RepricingAddress, ids: string[]): Promise<void> {
  await deps.database.workspace({ workspaceId }, async (tx) => {
    await lockRepricing(tx, repricingId)
    const calls = await listCallsToReprice(tx, { repricingId, ids })
    if (calls.length === 0) return
    const figures = calls.map((call) => ({ id: call.id, old: BigInt(call.costNanoUsd), fresh: repriceCall(call) }))
    await insertRepricedCalls(tx, {
      repricingId,
      calls: figures.map(({ id, old, fresh }) => ({ id, costNanoUsd: fresh ?? old })),
      unpriced: figures.filter(({ fresh }) => fresh === null).length,
      oldNanoUsd: sum(figures.map(({ old }) => old)),
      newNanoUsd: sum(figures.map(({ old, fresh }) => fresh ?? old)),
    })
  })
}

function sum(numbers: bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n)
}
