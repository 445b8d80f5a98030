import { updateAttempt } from "@/lib/store/requests/update-attempt"
import { scopeOf, type ServiceContext } from "../../context"
import type { Attempt } from "./begin-attempt"

type Ending = { errorCode: string; asked?: Parameters<typeof updateAttempt>[2] }

/** Closes an attempt that gave no draft; one that has ended stays as it is. */
export async function endAttempt(ctx: ServiceContext, { request, number }: Attempt, { errorCode, asked = {} }: Ending): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) =>
    updateAttempt(tx, { requestId: request.id, number }, { ...asked, endedAt: ctx.deps.clock(), outcome: "failed", errorCode }),
  )
}
