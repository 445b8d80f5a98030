import type { Tx } from "@/drizzle/client"
import { listClauses } from "@/lib/store/clauses/list-clauses"
import { findVersionById } from "@/lib/store/records/find-version-by-id"
import type { AnswerRecord } from "@/lib/store/records/find-answer-record"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { PromptVariables } from "@/prompts/variables"
import { assessmentVariables } from "../../documents/analysis/assessment-variables"
import { recordedNames } from "../record/answer-record-of"

/** What an analysis was given of its document beside its payload; null where it was given nothing. */
export async function findAssessedVersion(tx: Tx, { request, record }: { request: RequestRecord; record: AnswerRecord }): Promise<PromptVariables | null | "gone"> {
  const versionId = record.variables[recordedNames.version]
  if (!versionId) return null
  const version = await findVersionById(tx, versionId)
  if (!version?.text) return "gone"
  const title = record.variables[recordedNames.title(versionId)] ?? version.title
  return assessmentVariables({ title, text: version.text }, await listClauses(tx, { requestId: request.id }))
}
