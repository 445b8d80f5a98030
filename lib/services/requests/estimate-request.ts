import { costOf } from "@/lib/inference/pricing/cost-of"
import { noUsage } from "@/lib/inference/usage"
import { listBudgetRoom } from "@/lib/store/money/list-budget-room"
import { scopeOf, type ServiceContext } from "../context"
import { usualUsage } from "../money"
import { type Asked, checkAsked } from "./check-asked"
import type { CostEstimate } from "./estimate-worst-case"
import type { CreateRequestInput, EstimateView } from "./requests.dto"

/** What a request would cost and whether its budgets have room, by the same rules that accept it; asks no model and writes nothing. */
export async function estimateRequest(ctx: ServiceContext, input: CreateRequestInput): Promise<EstimateView> {
  const { actor, deps } = ctx
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const asked = await checkAsked(tx, ctx, input)
    const subjects = { workspaceId: actor.workspaceId, promptKey: asked.release.definition.key }
    const usual = await usualUsage(tx, { ...subjects, database: deps.database })
    const room = await listBudgetRoom(tx, { ...subjects, userId: actor.userId, ...asked.estimate.worstCase })
    const now = deps.clock().getTime()
    return {
      ...likelyOf(asked.estimate, usual),
      ...choiceOf(asked),
      budgets: room.map(({ resetsInSeconds, ...budget }) => ({ ...budget, resetsAt: new Date(now + resetsInSeconds * 1000).toISOString() })),
    }
  })
}

function likelyOf({ likelyInputTokens, maxOutputTokens, worstCase, price }: CostEstimate, usual: { inputShare: number; outputShare: number }) {
  const inputTokens = Math.ceil(likelyInputTokens * usual.inputShare)
  const outputTokens = Math.ceil(maxOutputTokens * usual.outputShare)
  const typical = costOf({ ...noUsage, inputTokens, outputTokens }, price)
  const most = worstCase.nanoUsd
  return { inputTokens, outputTokens, maxOutputTokens, worstTokens: Number(worstCase.tokens), costNanoUsd: { typical: String(typical < most ? typical : most), worst: String(most) } }
}

/** A release that would choose its cheaper model where there is none warns instead. */
function choiceOf({ release, estimate }: Asked): Pick<EstimateView, "model" | "isOffline" | "thresholdTokens" | "isOverThreshold" | "action" | "economyModel"> {
  const { route, isOverThreshold, isEconomy } = estimate
  return {
    model: route.model,
    isOffline: route.provider === "offline",
    thresholdTokens: release.definition.costWarningTokens,
    isOverThreshold,
    action: isOverThreshold ? (isEconomy ? "economy" : "warn") : null,
    economyModel: isEconomy ? route.model : null,
  }
}
