import { AppError } from "@/lib/errors"
import { findFlag, upsertFlag } from "@/lib/store/admin/flags"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { closeCheck, countVerdicts, listOpenChecks, type OpenCheck, updateCheckShadow } from "@/lib/store/reuse/cache-checks"
import { endEntriesOfRequest } from "@/lib/store/reuse/end-entries"
import { deleteOldEntries } from "@/lib/store/reuse/delete-old-entries"
import { scopeOf, type Deps, type ServiceContext } from "../context"
import { createPipelineRequest } from "../requests/pipeline-request"
import { contextFor } from "../requests/run/context-for"
import { isLive } from "../requests/generate/request-work"
import { compareAnswers } from "./compare-answers"
import { semanticFlag } from "./semantic-flag"

/**
 * One hit in a hundred is checked, so a prompt would need tens of thousands of hits before a share of 0.1 % false ones could be
 * told from none. The rule errs on the safe side: at the second disagreement among the last 200 checks the measured share is
 * ten times the limit at the least, and the semantic cache of that prompt is switched off until an administrator turns it on again.
 */
const recentChecks = 200
const mostDisagreements = 1
const checksAtOnce = 20

/** Goes on with the checks of hits by meaning: asks afresh what was not asked yet, compares what has an answer. Returns how many verdicts there were. */
export async function checkCachedAnswers(deps: Deps): Promise<{ asked: number; judged: number }> {
  const open = await deps.database.system((tx) => listOpenChecks(tx, { limit: checksAtOnce }))
  const counts = { asked: 0, judged: 0 }
  for (const check of open) {
    const { ctx, isGone } = await contextFor(deps, check)
    if (isGone) await giveUp(ctx, check)
    else if (check.shadowRequestId === null) counts.asked += await askAgain(ctx, check)
    else counts.judged += await judge(ctx, { check, shadowRequestId: check.shadowRequestId })
  }
  await deps.database.system(deleteOldEntries)
  return counts
}

async function giveUp(ctx: ServiceContext, { id }: OpenCheck): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) => closeCheck(tx, { id, doesAgree: null, score: null }))
}

/** At the product's own cost, for the person who was given the answer, with their rights. */
async function askAgain(ctx: ServiceContext, check: OpenCheck): Promise<number> {
  const { database } = ctx.deps
  const request = await database.workspace(scopeOf(ctx), (tx) => findRequest(tx, check.requestId))
  if (!request || request.staleAt) return giveUp(ctx, check).then(() => 0)
  const { promptKey, payload, documentIds } = request
  try {
    const { id } = await createPipelineRequest(ctx, { promptKey, payload, documentIds, occasion: `check ${check.id}`, purpose: "warming", isFresh: true, isAnnounced: true })
    await database.workspace(scopeOf(ctx), (tx) => updateCheckShadow(tx, { id: check.id, shadowRequestId: id }))
    return 1
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Without budget it waits for tomorrow's.
    if (error.code !== "budget_exceeded") await giveUp(ctx, check)
    return 0
  }
}

async function judge(ctx: ServiceContext, { check, shadowRequestId }: { check: OpenCheck; shadowRequestId: string }): Promise<number> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const [given, fresh] = [await findRequest(tx, check.requestId), await findRequest(tx, shadowRequestId)]
    if (fresh && isLive(fresh)) return 0
    const verdict = given && fresh?.status === "done" && !given.staleAt && !fresh.staleAt ? compareAnswers(answerOf(given), answerOf(fresh)) : null
    await closeCheck(tx, { id: check.id, doesAgree: verdict?.doesAgree ?? null, score: verdict?.score ?? null })
    if (!verdict || verdict.doesAgree) return verdict ? 1 : 0
    const { workspaceId, promptKey, requestId } = check
    await endEntriesOfRequest(tx, { requestId })
    await insertSystemAudit(tx, { workspaceId, action: "cache.disagreed", subjectKind: "request", subjectId: requestId, detail: { shadowRequestId, score: verdict.score } })
    const key = semanticFlag(promptKey)
    const flag = await findFlag(tx, key)
    const recent = await countVerdicts(tx, { promptKey, last: recentChecks, since: flag?.updatedAt ?? null })
    if (recent.disagreements <= mostDisagreements || flag?.value.enabled === false) return 1
    const reason = `Switched off by itself: ${recent.disagreements} of the last ${recent.checks} answers that were checked differ from a fresh one.`
    await upsertFlag(tx, { workspaceId, key, value: { enabled: false, reason }, updatedBy: null })
    await insertSystemAudit(tx, { workspaceId, action: "flag.set", subjectKind: "flag", subjectId: key, detail: { enabled: false, reason } })
    return 1
  })
}

function answerOf({ resultText, resultOutput, isAbstained }: RequestRecord) {
  return { text: resultText, output: resultOutput, isAbstained }
}
