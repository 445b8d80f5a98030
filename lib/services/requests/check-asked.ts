import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { measureDocuments } from "@/lib/store/requests/measure-documents"
import { checkInput } from "@/prompts/check-input"
import type { PromptDefinition } from "@/prompts/schema"
import type { ServiceContext } from "../context"
import type { Release } from "../prompts/catalogue"
import { checkSwitches } from "./check-switches"
import { type CostEstimate, estimateCost } from "./estimate-worst-case"
import type { CreateRequestInput } from "./requests.dto"
import { storableJson } from "./storable-text"

export type Asked = { release: Release; payload: Record<string, unknown>; documentIds: string[]; estimate: CostEstimate }

/** What is asked, by which release, and what it will cost. Throws where the prompt is switched off or cannot work with it. */
export async function checkAsked(tx: Tx, ctx: ServiceContext, input: CreateRequestInput & { /** In place of the release that is active now. */ releaseId?: string | undefined }): Promise<Asked> {
  const { deps } = ctx
  const release = input.releaseId ? await deps.prompts.release(tx, input.releaseId) : await deps.prompts.active(tx, input.promptKey)
  const { definition } = release
  await checkSwitches(tx, definition)
  const documentIds = [...new Set(input.documentIds ?? [])]
  const payload = parsePayload(definition, { payload: storableJson(input.payload), documentCount: documentIds.length })
  const { count, characters } = await measureDocuments(tx, documentIds)
  if (count !== documentIds.length) throw notFound("document")
  const estimate = estimateCost(deps.models, { definition, variables: { ...payload, today: "2000-01-01" }, documentCharacters: characters, at: deps.clock() })
  return { release, payload, documentIds, estimate }
}

function parsePayload(definition: PromptDefinition, input: { payload: unknown; documentCount: number }): Record<string, unknown> {
  const checked = checkInput(definition, input)
  if (checked.ok) return checked.payload
  const fields = checked.issues.map((issue) => ({ field: issue.path || "payload", message: issue.message }))
  throw new AppError("invalid_payload", `${definition.title} cannot work with this: ${fields.map((field) => `${field.field}: ${field.message}`).join("; ")}.`, { fields })
}
