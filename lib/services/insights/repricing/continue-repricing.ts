import type { ProviderName } from "@/lib/inference/port"
import { priceAt } from "@/lib/inference/pricing/price-at"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { insertRepricedCalls } from "@/lib/store/repricing/insert-repriced-calls"
import { listCallsToReprice } from "@/lib/store/repricing/list-calls-to-reprice"
import { findRepricing, finishedAction, lockRepricing } from "@/lib/store/repricing/repricing-rows"
import { type RepricedSum, sumRepriced } from "@/lib/store/repricing/sum-repriced"
import type { Deps } from "../../context"
import { repriceCall } from "./reprice-call"
import type { RepricedModel } from "./repricing.dto"

export type RepricingAddress = { workspaceId: string; repricingId: string }

/** So many calls are priced in one transaction; everybody else's work goes on in between. */
const batchCalls = 5_000
const batchesOfStep = 20
const summedAtOnce = 20_000

/** Prices the next calls of a repricing, and closes it after the last. True when nothing is left to do; what was done before a crash is not done again. */
export async function continueRepricing(deps: Pick<Deps, "database">, address: RepricingAddress): Promise<{ isFinished: boolean }> {
  const { workspaceId, repricingId } = address
  for (let batch = 0; batch < batchesOfStep; batch++) {
    const priced = await deps.database.workspace({ workspaceId }, async (tx) => {
      await lockRepricing(tx, repricingId)
      const calls = await listCallsToReprice(tx, { repricingId, limit: batchCalls })
      if (calls.length === 0) return 0
      const figures = calls.map((call) => ({ id: call.id, old: BigInt(call.costNanoUsd), fresh: repriceCall(call) }))
      const sum = (numbers: bigint[]) => numbers.reduce((total, number) => total + number, 0n)
      await insertRepricedCalls(tx, {
        repricingId,
        calls: figures.map(({ id, old, fresh }) => ({ id, costNanoUsd: fresh ?? old })),
        unpriced: figures.filter(({ fresh }) => fresh === null).length,
        oldNanoUsd: sum(figures.map(({ old }) => old)),
        newNanoUsd: sum(figures.map(({ old, fresh }) => fresh ?? old)),
      })
      return calls.length
    })
    if (priced < batchCalls) return finish(deps, address)
  }
  return { isFinished: false }
}

async function finish(deps: Pick<Deps, "database">, { workspaceId, repricingId }: RepricingAddress): Promise<{ isFinished: true }> {
  const models = new Map<string, RepricedModel>()
  for (let after: string | null = null; ; ) {
    const cursor: string | null = after
    const sums: RepricedSum[] = await deps.database.workspace({ workspaceId }, (tx) => sumRepriced(tx, { repricingId, after: cursor, limit: summedAtOnce }))
    for (const { provider, model, day, calls, oldNanoUsd, newNanoUsd } of sums) {
      const key = `${provider} ${model}`
      const before = models.get(key) ?? { provider, model, calls: 0, unpriced: 0, oldNanoUsd: "0", newNanoUsd: "0" }
      const isPriced = priceAt(provider as ProviderName, model, new Date(`${day}T00:00:00Z`)) !== null
      models.set(key, { provider, model, calls: before.calls + calls, unpriced: before.unpriced + (isPriced ? 0 : calls), oldNanoUsd: add(before.oldNanoUsd, oldNanoUsd), newNanoUsd: add(before.newNanoUsd, newNanoUsd) })
    }
    after = sums[0]?.lastId ?? null
    if (after === null) break
  }
  const dearestFirst = [...models.values()].toSorted((a, b) => (BigInt(b.oldNanoUsd) > BigInt(a.oldNanoUsd) ? 1 : -1))
  await deps.database.workspace({ workspaceId }, async (tx) => {
    await lockRepricing(tx, repricingId)
    const row = await findRepricing(tx, repricingId)
    if (!row || row.account !== null) return
    const { calls, unpriced, oldNanoUsd, newNanoUsd } = row
    await insertSystemAudit(tx, { workspaceId, action: finishedAction, subjectKind: "repricing", subjectId: repricingId, detail: { calls, unpriced, oldNanoUsd, newNanoUsd, models: dearestFirst } })
  })
  return { isFinished: true }
}

function add(a: string, b: string): string {
  return String(BigInt(a) + BigInt(b))
}
