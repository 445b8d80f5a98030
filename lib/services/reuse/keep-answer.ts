import type { Tx } from "@/drizzle/client"
import type { ModelRoute } from "@/lib/inference/port"
import type { AttemptRecord } from "@/lib/store/requests/find-attempt"
import { findDraftScope, insertEntry } from "@/lib/store/reuse/write-entry"
import { hashJson } from "@/prompts/content-hash"
import type { ServiceContext } from "../context"
import { firstRoute, type Reusing, scopeOfRequest } from "./draft-entry"
import { isReusable, modelName } from "./scope-hash"

/**
 * Lets an answer be given again, in the transaction that delivers it: a whole one (not cut at its length), on evidence that
 * is the same now as before it was looked for, and not a part of something larger. It counts for the model that wrote it, which may be a fallback.
 */
export async function keepAnswer(tx: Tx, ctx: ServiceContext, { request, release, draft }: Reusing & { draft: Pick<AttemptRecord, "finishReason" | "provider" | "model"> }): Promise<void> {
  const { definition } = release
  if (!isReusable(definition) || request.isInline || draft.finishReason !== "stop") return
  const first = firstRoute(ctx, { request, release })
  const asked = await scopeOfRequest(tx, ctx, { request, release, model: first })
  if (!asked) return
  if (definition.retrieval && (await findDraftScope(tx, request.id)) !== asked) return
  const writer = draft.provider && draft.model ? { provider: draft.provider as ModelRoute["provider"], model: draft.model } : first
  const own = modelName(writer) === modelName(first) ? asked : await scopeOfRequest(tx, ctx, { request, release, model: writer })
  await insertEntry(tx, {
    workspaceId: request.workspaceId,
    requestId: request.id,
    promptKey: request.promptKey,
    releaseId: request.releaseId,
    model: modelName(writer),
    scopeHash: own ?? asked,
    payloadHash: hashJson(request.payload),
    maxAgeHours: definition.cache.maxAgeHours,
  })
}
