import { and, eq } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { chunks, documents, documentVersions, requestAttempts, requests, requestSources } from "@/drizzle/schema"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { openReviewItem } from "@/lib/services/reviews"

export type Held = { requestId: string; itemId: string; documentId: string }

export const ticket = { category: "billing", priority: "high", team: null, confidence: 0.4 }

/** A request of this author that waits for a reviewer, resting on one passage of one document. */
export async function holdRequest(author: ServiceContext, draft: { promptKey?: string; text?: string; output?: unknown; isPrivate?: boolean; priority?: number; dueHours?: number } = {}): Promise<Held> {
  const { actor, deps } = author
  const promptKey = draft.promptKey ?? "document_summary"
  const release = deps.prompts.list().find((candidate) => candidate.definition.key === promptKey)
  if (!release) throw new Error(`no prompt ${promptKey}`)
  const [requestId, documentId, chunkId] = [uuidv7(), uuidv7(), uuidv7()]
  const { workspaceId, userId } = actor
  return deps.database.workspace(scopeOf(author), async (tx) => {
    await tx.insert(documents).values({ id: documentId, workspaceId, ownerId: userId, title: "Agreement", visibility: draft.isPrivate ? "private" : "workspace" })
    await tx.insert(chunks).values({ id: chunkId, workspaceId, contentHash: chunkId, text: "Thirty days.", wordCount: 2 })
    const versionId = await addVersion(author, { documentId, number: 1 }, tx)
    await tx.insert(requests).values({ id: requestId, workspaceId, actorId: userId, promptKey, releaseId: release.id, payload: {}, payloadHash: "x", documentIds: [documentId], status: "in_review", isHeld: true, currentAttempt: 1 })
    await tx.insert(requestAttempts).values({ workspaceId, requestId, number: 1, draftText: draft.text ?? (draft.output === undefined ? "A draft [1]." : null), draftOutput: draft.output ?? null, finishReason: "stop" })
    await tx.insert(requestSources).values({ workspaceId, requestId, marker: 1, chunkId, documentId, versionId, start: 0, end: 12, score: 1 })
    const request = { id: requestId, workspaceId, actorId: userId, promptKey }
    const itemId = await openReviewItem(tx, { request, reasons: ["Someone must look"], priority: draft.priority ?? 100, dueHours: draft.dueHours ?? 24 })
    return { requestId, itemId, documentId }
  })
}

type Tx = Parameters<Parameters<ServiceContext["deps"]["database"]["workspace"]>[1]>[0]

/** A new version that serves from now on. */
export async function addVersion(ctx: ServiceContext, version: { documentId: string; number: number }, tx: Tx): Promise<string> {
  const id = uuidv7()
  const { documentId, number } = version
  const { workspaceId, userId } = ctx.actor
  await tx.insert(documentVersions).values({ id, workspaceId, documentId, number, sha256: id, byteLength: 1, mediaType: "text/plain", fileName: "a.txt", createdBy: userId })
  await tx.update(documents).set({ currentVersionId: id, latestVersionId: id }).where(and(eq(documents.id, documentId)))
  return id
}
