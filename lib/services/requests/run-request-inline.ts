import { AppError, notFound } from "@/lib/errors"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import { failRequest } from "./finish/fail-request"
import { finishCancelled } from "./finish/finish-cancelled"
import { finishGenerated } from "./finish/finish-generated"
import { generateOutput } from "./generate/generate-output"
import { retrieveSources } from "./generate/retrieve-sources"

export type InlineResult = { text: string | null; output: unknown }

/**
 * Runs a part of a larger piece of work to its end within the caller's step. A part that ended well before is not run
 * again. Throws AppError when it fails or was stopped; the request is then closed.
 */
export async function runRequestInline(ctx: ServiceContext, input: { requestId: string }): Promise<InlineResult> {
  const { requestId } = input
  try {
    await retrieveSources(ctx, requestId)
    const generated = await generateOutput(ctx, input)
    if (generated.outcome === "written") await finishGenerated(ctx, requestId)
    if (generated.outcome === "cancelled") await finishCancelled(ctx, requestId)
  } catch (error) {
    await failRequest(ctx, { requestId, error })
    throw error
  }
  const request = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => findRequest(tx, requestId))
  if (!request) throw notFound("request")
  if (request.status !== "done") throw new AppError("conflict", request.errorMessage ?? `A part of this work ended as ${request.status}.`)
  return { text: request.resultText, output: request.resultOutput }
}
