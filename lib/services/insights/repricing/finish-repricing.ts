import type { ProviderName } from "@/lib/inference/port"
import { priceAt } from "@/lib/inference/pricing/price-at"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { findRepricing, finishedAction, lockRepricing } from "@/lib/store/repricing/repricing-rows"
import { type RepricedSum, sumRepriced } from "@/lib/store/repricing/sum-repriced"
import type { Deps } from "../../context"
import type { RepricingAddress } from "./continue-repricing"
import type { RepricedModel } from "./repricing.dto"

const summedAtOnce = 10_000

/** Adds up a repricing by model and closes it with an audit row, once. */
export async function finishRepricing(deps: Pick<Deps, "database">, { workspaceId, repricingId }: RepricingAddress): Promise<void> {
  const models = new Map<string, RepricedModel>()
  for (let after: string | null = null; ; ) {
    const cursor: string | null = after
    const sums: RepricedSum[] = await deps.database.workspace({ workspaceId }, (tx) => sumRepriced(tx, { repricingId, after: cursor, limit: summedAtOnce }))
    for (const sum of sums) models.set(`${sum.provider} ${sum.model}`, plus(models.get(`${sum.provider} ${sum.model}`), sum))
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
}

function plus(before: RepricedModel | undefined, { provider, model, day, calls, oldNanoUsd, newNanoUsd }: RepricedSum): RepricedModel {
  const isPriced = priceAt(provider as ProviderName, model, new Date(`${day}T00:00:00Z`)) !== null
  return {
    provider,
    model,
    calls: (before?.calls ?? 0) + calls,
    unpriced: (before?.unpriced ?? 0) + (isPriced ? 0 : calls),
    oldNanoUsd: String(BigInt(before?.oldNanoUsd ?? 0) + BigInt(oldNanoUsd)),
    newNanoUsd: String(BigInt(before?.newNanoUsd ?? 0) + BigInt(newNanoUsd)),
  }
}
