import { AppError } from "@/lib/errors"
import { listCooledQuestions } from "@/lib/store/reuse/list-cooled-questions"
import type { Deps } from "../context"
import { createPipelineRequest } from "../requests/pipeline-request"
import { contextFor } from "../requests/run/context-for"

const frequent = { days: 14, minimumAskings: 3, limit: 100 }

/**
 * Asks the most frequent questions again whose evidence has changed, so that the next person finds an answer: for the person
 * who asked last, with their rights, after everybody who waits, within the budget that the workspace set aside. Returns how many.
 */
export async function warmCache(deps: Deps): Promise<number> {
  const questions = await deps.database.system((tx) => listCooledQuestions(tx, frequent))
  const spent = new Set<string>()
  let warmed = 0
  for (const { workspaceId, userId, promptKey, payload, documentIds, entryId } of questions) {
    if (spent.has(workspaceId)) continue
    const { ctx, isGone } = await contextFor(deps, { workspaceId, userId, requestId: entryId })
    if (isGone) continue
    try {
      const { isNew } = await createPipelineRequest(ctx, { promptKey, payload, documentIds, occasion: `warm ${entryId}`, purpose: "warming", isFresh: true, isAnnounced: true })
      if (isNew) warmed += 1
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === "budget_exceeded" || error.code === "stopped") spent.add(workspaceId)
    }
  }
  return warmed
}
