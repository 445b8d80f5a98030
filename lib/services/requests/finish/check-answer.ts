import type { Tx } from "@/drizzle/client"
import { parseCitationMarks } from "@/lib/documents/parse-citation-marks"
import { listSourceTexts } from "@/lib/store/requests/list-source-texts"
import type { SourceRecord } from "@/lib/store/requests/list-sources"
import type { PromptDefinition } from "@/prompts/schema"
import { checkCitations, type CheckedAnswer } from "./check-citations"

type AnswerToCheck = { requestId: string; definition: PromptDefinition; text: string; sources: SourceRecord[] }

/** Citations and unsupported claims of an answer in prose; structured output has neither. */
export async function checkAnswer(tx: Tx, { requestId, definition, text, sources }: AnswerToCheck): Promise<CheckedAnswer> {
  if (definition.outputSchema !== null) return { citations: [], unsupportedClaims: [] }
  const markers = [...new Set(parseCitationMarks(text).flatMap((mark) => mark.markers))]
  const versions = markers.length > 0 && sources.length > 0 ? await listSourceTexts(tx, { requestId, markers }) : []
  return checkCitations(text, {
    sources,
    versions: new Map(versions.flatMap(({ id, text: whole, pages }) => (whole === null ? [] : [[id, { text: whole, pages }] as const]))),
    mustCite: definition.retrieval !== null,
  })
}
