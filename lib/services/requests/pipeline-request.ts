import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { holdDocuments } from "@/lib/store/documents/hold-documents"
import { findPart } from "@/lib/store/requests/find-part"
import { insertRequest } from "@/lib/store/requests/insert-request"
import { hashJson } from "@/prompts/content-hash"
import { checkInput } from "@/prompts/check-input"
import { scopeOf, type ServiceContext } from "../context"
import { reserveBudget } from "../money"
import { announceRequest } from "./announce-request"
import { checkSwitches } from "./check-switches"
import { holdSeconds } from "./create-request"
import { estimateWorstCase } from "./estimate-worst-case"

export type PipelineRequestInput = {
  promptKey: string
  payload: Record<string, unknown>
  documentIds: string[]
  parentId?: string
  /** The document version the work is about; the same payload for another version is another request. */
  versionId?: string
  /** Sets this apart from what was asked before in the same words. */
  occasion?: string
  /** What pays for it, where the product does it for itself. */
  purpose?: "warming"
  /** True for one that no earlier answer may stand in for. */
  isFresh?: boolean
  /** True for a request whose own durable function does the work; false for one that the caller runs inline. */
  isAnnounced?: boolean
}

/**
 * A request that the product itself makes for the person it works for, on that person's account. Asking again for the
 * same payload under the same parent, or for the same documents without one, gives the request that is there, so that a
 * repeated step pays once.
 */
export async function createPipelineRequest(ctx: ServiceContext, input: PipelineRequestInput): Promise<{ id: string; isNew: boolean }> {
  const id = uuidv7()
  const made = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => insertOrFind(tx, ctx, { ...input, id }))
  if (made.isNew && input.isAnnounced)
    await announceRequest(ctx.deps, { id, workspaceId: ctx.actor.workspaceId, promptKey: input.promptKey, userId: ctx.actor.userId, origin: "pipeline" })
  return made
}

async function insertOrFind(tx: Tx, ctx: ServiceContext, input: PipelineRequestInput & { id: string }): Promise<{ id: string; isNew: boolean }> {
  const { actor, deps } = ctx
  const payloadHash = pipelinePayloadHash(input)
  const earlier = await findPart(tx, { promptKey: input.promptKey, parentId: input.parentId ?? null, payloadHash })
  if (earlier) return { id: earlier.id, isNew: false }
  if ((await holdDocuments(tx, input.documentIds)) < new Set(input.documentIds).size) throw new AppError("conflict", "The document was deleted while it was worked on.")
  const release = await deps.prompts.active(tx, input.promptKey)
  await checkSwitches(tx, release.definition)
  const checked = checkInput(release.definition, { payload: input.payload, documentCount: release.definition.documents === "none" ? 0 : input.documentIds.length })
  if (!checked.ok) throw new AppError("invalid_payload", `${input.promptKey}: ${checked.issues.map((issue) => `${issue.path} ${issue.message}`).join("; ")}`)
  const worstCase = estimateWorstCase(deps.models, { definition: release.definition, variables: { ...checked.payload, today: "2000-01-01" }, at: deps.clock() })
  await insertRequest(tx, {
    id: input.id,
    workspaceId: actor.workspaceId,
    actorId: actor.userId,
    promptKey: input.promptKey,
    releaseId: release.id,
    payload: checked.payload,
    payloadHash,
    documentIds: input.documentIds,
    origin: "pipeline",
    parentId: input.parentId ?? null,
    isInline: !input.isAnnounced,
    isFresh: input.isFresh ?? false,
  })
  await reserveBudget(tx, { workspaceId: actor.workspaceId, userId: actor.userId, promptKey: input.promptKey, requestId: input.id, holdSeconds, ...worstCase, ...(input.purpose ? { purpose: input.purpose } : {}) })
  return { id: input.id, isNew: true }
}

/** What makes two requests of the pipeline the same. */
export function pipelinePayloadHash({ payload, documentIds, versionId, occasion }: Pick<PipelineRequestInput, "payload" | "documentIds" | "versionId" | "occasion">): string {
  return hashJson({ payload, documentIds, versionId, occasion })
}
