import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { findAnswerRecord } from "@/lib/store/records/find-answer-record"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { listKeptEvidence } from "@/lib/store/reuse/list-kept-evidence"
import { recordedNames } from "./record/answer-record-of"

/** The first `count` passages of a request; `isCurrent` is false where one of them is not what serves today. */
export type KeptEvidence = { requestId: string; count: number; isCurrent: boolean }

/** The evidence an earlier answer was given, to be used again. Null where it had none; throws conflict when some of it is gone. */
export async function findKeptEvidence(tx: Tx, earlier: RequestRecord): Promise<KeptEvidence | null> {
  const all = await listKeptEvidence(tx, earlier.id)
  const record = await findAnswerRecord(tx, { requestId: earlier.id, attempt: earlier.currentAttempt })
  const given = record ? all.slice(0, Number(record.variables[recordedNames.sources] ?? all.length)) : all
  if (given.length === 0) return null
  const gone = given.filter(({ isThere }) => !isThere).length
  if (gone > 0) throw new AppError("conflict", `The earlier evidence cannot be kept: ${gone} of its ${given.length} passages ${gone === 1 ? "is" : "are"} gone, because a document was deleted or withdrawn, or is closed to you. Ask again on what is there now.`)
  return { requestId: earlier.id, count: given.length, isCurrent: given.every(({ isCurrent }) => isCurrent) }
}
