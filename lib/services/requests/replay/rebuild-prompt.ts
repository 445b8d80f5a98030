import type { Tx } from "@/drizzle/client"
import type { ModelRoute } from "@/lib/inference/port"
import { listTurnsById } from "@/lib/store/conversations/list-turns"
import type { AnswerRecord } from "@/lib/store/records/find-answer-record"
import { listSources, type SourceRecord } from "@/lib/store/requests/list-sources"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { PromptVariables } from "@/prompts/variables"
import type { ServiceContext } from "../../context"
import type { Release } from "../../prompts/catalogue"
import { buildModelRequest } from "../build-model-request"
import { variablesOf } from "../generate/variables-of"
import { recordedNames } from "../record/answer-record-of"
import { promptHash } from "../record/prompt-hash"
import { findAssessedVersion } from "./find-assessed-version"

type Recorded = { request: RequestRecord; release: Release; record: AnswerRecord }

/** `hash` is null where something is missing; `sources` are those that are still there, with what tools looked up. */
export type Rebuilt = { hash: string | null; missing: string[]; sources: SourceRecord[] }

/** The prompt of an attempt from its record: release, payload, passages by their ids, earlier turns and the values kept beside them. */
export async function rebuildPrompt(tx: Tx, ctx: ServiceContext, recorded: Recorded): Promise<Rebuilt> {
  const { request, release, record } = recorded
  const { variables: kept } = record
  const given = Number(kept[recordedNames.sources] ?? 0)
  const found = await listSources(tx, request.id)
  const sources = found.filter(({ text }) => text !== "")
  const prompted = sources.filter(({ marker }) => marker <= given).map((source) => ({ ...source, documentTitle: kept[recordedNames.title(source.documentId)] ?? source.documentTitle }))
  const turns = await listTurnsById(tx, record.earlierRequestIds)
  const about = await findAssessedVersion(tx, recorded)
  const missing = [
    ...missingSources({ given, found, left: prompted.length }),
    ...(turns.filter(({ answer }) => answer !== null).length < record.earlierRequestIds.length ? ["An earlier turn of the conversation that was sent along was erased."] : []),
    ...(about === "gone" ? ["The document that was analysed was deleted, or is closed to you."] : []),
    ...(Object.keys(request.payload).length === 0 && hasRequiredInput(release) ? ["What was asked was erased with its document."] : []),
  ]
  if (missing.length > 0 || about === "gone") return { hash: null, missing, sources }
  const today = kept[recordedNames.today]
  const variables: PromptVariables = { ...variablesOf(ctx, { request, sources: prompted, turns }, about ?? {}), ...(today === undefined ? {} : { today }) }
  const route: ModelRoute = { provider: record.provider as ModelRoute["provider"], model: record.model }
  return { hash: promptHash(buildModelRequest(ctx.deps.models, { definition: release.definition, variables, route })), missing, sources }
}

function missingSources({ given, found, left }: { given: number; found: SourceRecord[]; left: number }): string[] {
  if (left === given) return []
  const deleted = [...new Set(found.filter(({ text }) => text === "").map(({ documentTitle }) => documentTitle))]
  const count = given - left
  const which = deleted.length > 0 ? `: ${deleted.map((title) => `“${title}”`).join(", ")}` : ""
  return [`${count} of the ${given} passages behind this ${count === 1 ? "is" : "are"} gone, because the document was deleted or is closed to you${which}.`]
}

function hasRequiredInput({ definition }: Release): boolean {
  const { required } = definition.inputSchema
  return Array.isArray(required) && required.length > 0
}
