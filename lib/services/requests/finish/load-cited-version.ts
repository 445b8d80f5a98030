import type { Tx } from "@/drizzle/client"
import { findAnswerRecord } from "@/lib/store/records/find-answer-record"
import { findCitedVersion } from "@/lib/store/requests/find-cited-version"
import { recordedNames } from "../record/answer-record-of"
import type { CitedVersion } from "./cite-output"

/** The version that an attempt was written about, by its record; null where it was about none, or that is gone. */
export async function loadCitedVersion(tx: Tx, key: { requestId: string; attempt: number }): Promise<CitedVersion | null> {
  const versionId = (await findAnswerRecord(tx, key))?.variables[recordedNames.version]
  return versionId === undefined ? null : findCitedVersion(tx, { versionId })
}
