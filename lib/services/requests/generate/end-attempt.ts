import { insertAnswerRecord, type NewAnswerRecord } from "@/lib/store/records/insert-answer-record"
import { updateAttempt } from "@/lib/store/requests/update-attempt"
import { scopeOf, type ServiceContext } from "../../context"
import { together } from "../together"
import type { Attempt } from "./begin-attempt"

type Ending = { errorCode: string; asked?: Parameters<typeof updateAttempt>[2]; /** What the model was asked, where one was. */ record?: NewAnswerRecord }

/** Closes an attempt that gave no draft; one that has ended stays as it is. */
export async function endAttempt(ctx: ServiceContext, { request, number }: Attempt, { errorCode, asked = {}, record }: Ending): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) =>
    together(
      updateAttempt(tx, { requestId: request.id, number }, { ...asked, endedAt: ctx.deps.clock(), outcome: "failed", errorCode }),
      record ? insertAnswerRecord(tx, record) : Promise.resolve(),
    ),
  )
}
