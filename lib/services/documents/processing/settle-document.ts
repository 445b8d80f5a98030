import { listUnembedded } from "@/lib/store/chunks/list-unembedded"
import type { StateChange } from "@/lib/store/documents/update-state"
import { scopeOf, type ServiceContext } from "../../context"
import { changeState } from "./change-state"
import type { VersionWork } from "./read-version"

type Problem = { code: string; message: string }

/** Codes of a ready document of which something is still to be done; it is taken up again when there is budget. */
export const waitingCodes = ["waiting_for_budget", "index_incomplete"] as const

/** Ends the work on a serving version: ready, with what is missing and why, in a sentence. */
export async function settleDocument(ctx: ServiceContext, work: VersionWork, input: { problem: Problem | null; note?: string }): Promise<void> {
  const { database, models } = ctx.deps
  const unembedded = await database.workspace(scopeOf(ctx), (tx) => listUnembedded(tx, { versionId: work.versionId, model: models.embedding.space, limit: 1 }))
  await changeState(ctx, { ...work, state: "ready", shareDone: 1, ...verdictOf(input, unembedded.length > 0) })
}

function verdictOf({ problem, note }: { problem: Problem | null; note?: string }, isIndexIncomplete: boolean): Pick<StateChange, "code" | "reason"> {
  if (problem?.code === "budget_exceeded") return { code: "waiting_for_budget", reason: `This document can be read and searched; its analysis waits for budget and goes on by itself. ${problem.message}` }
  if (problem) return { code: "analysis_failed", reason: `This document can be read and searched, but its analysis failed. ${problem.message}` }
  if (isIndexIncomplete) return { code: "index_incomplete", reason: "This document can be read and found by its words. The search by meaning waits for budget or for the provider, and is completed by itself." }
  return { code: null, reason: note ?? null }
}
