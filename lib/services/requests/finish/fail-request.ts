import { AppError } from "@/lib/errors"
import { scopeOf, type ServiceContext } from "../../context"
import { isLive, lockForWork } from "../generate/request-work"
import { statusPart } from "../stream/parts"
import { type Closed, closeRequest, publishClosed } from "./close-request"

const unexpected = "Something went wrong on our side while this was worked on. Nothing of it is charged beyond what was used. Try again; if it stays, give your administrator the request id."

/** Ends a live request as failed, with a sentence for its author; the reservation is released. */
export async function failRequest(ctx: ServiceContext, input: { requestId: string; error: unknown }): Promise<void> {
  const known = input.error instanceof AppError ? input.error : new AppError("internal", unexpected)
  const closed = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<Closed | null> => {
    const { request } = await lockForWork(tx, ctx, input.requestId)
    if (!isLive(request)) return null
    return closeRequest(tx, ctx, {
      request,
      closing: {
        status: "failed",
        outcome: "failed",
        changes: { errorCode: known.code, errorMessage: known.message },
        parts: [statusPart("failed", "finished", known.message), { type: "error", errorText: known.message }],
        detail: { code: known.code },
      },
    })
  })
  if (closed) await publishClosed(ctx, closed)
}
