import { AppError } from "@/lib/errors"
import type { Deps, ServiceContext } from "../../context"
import { failRequest } from "../finish/fail-request"
import { finishCancelled } from "../finish/finish-cancelled"
import { finishGenerated } from "../finish/finish-generated"
import { generateOutput } from "../generate/generate-output"
import { retrieveSources } from "../generate/retrieve-sources"
import { contextFor, type RequestKey } from "./context-for"

/** `go` means that the next step has something to do. */
export type StepOutcome = "go" | "delivered" | "held" | "cancelled" | "failed" | "ended"

/** First step of a request: the passages it may rest on. */
export function retrieveForRequest(deps: Deps, key: RequestKey): Promise<StepOutcome> {
  return orFail(deps, key, async (ctx) => ((await retrieveSources(ctx, key.requestId)) === null ? "ended" : "go"))
}

/** Second step: the draft. */
export function writeForRequest(deps: Deps, key: RequestKey): Promise<StepOutcome> {
  return orFail(deps, key, async (ctx) => {
    const { outcome } = await generateOutput(ctx, { requestId: key.requestId })
    if (outcome === "cancelled") await finishCancelled(ctx, key.requestId)
    return outcome === "written" ? "go" : outcome
  })
}

/** Last step: check, then deliver or hold. */
export function finishForRequest(deps: Deps, key: RequestKey): Promise<StepOutcome> {
  return orFail(deps, key, (ctx) => finishGenerated(ctx, key.requestId))
}

/** When every try of a step has failed for a reason nobody foresaw. */
export async function giveUpOnRequest(deps: Deps, key: RequestKey): Promise<void> {
  const { ctx } = await contextFor(deps, key)
  await failRequest(ctx, { requestId: key.requestId, error: null })
}

/** An AppError is final: the request ends with its sentence. Anything else is the engine's to repeat. */
async function orFail(deps: Deps, key: RequestKey, work: (ctx: ServiceContext) => Promise<StepOutcome>): Promise<StepOutcome> {
  const { ctx, isGone } = await contextFor(deps, key)
  try {
    if (isGone) throw new AppError("forbidden", "The person who asked is no longer a member of this workspace.")
    return await work(ctx)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    deps.log.warn({ requestId: key.requestId, code: error.code, cause: error.cause instanceof Error ? error.cause.message : undefined }, "a request failed")
    await failRequest(ctx, { requestId: key.requestId, error })
    return "failed"
  }
}
