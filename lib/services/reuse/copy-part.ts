import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { findPart } from "@/lib/store/requests/find-part"
import { insertRequest } from "@/lib/store/requests/insert-request"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { ServiceContext } from "../context"

/**
 * Makes the finished part of an earlier analysis a part of another one: a row of its own with the same output, no call and
 * nothing reserved. Returns the id of the part; doing it again gives the one that is there.
 */
export async function copyPart(tx: Tx, ctx: ServiceContext, { part, parentId }: { part: RequestRecord; parentId: string }): Promise<string> {
  if (part.parentId === parentId) return part.id
  const { workspaceId, promptKey, releaseId, payload, payloadHash, documentIds, resultText, resultOutput } = part
  const there = await findPart(tx, { promptKey, parentId, payloadHash })
  if (there?.status === "done") return there.id
  const id = uuidv7()
  const now = ctx.deps.clock()
  await insertRequest(tx, {
    id,
    workspaceId,
    actorId: ctx.actor.userId,
    promptKey,
    releaseId,
    payload,
    payloadHash,
    documentIds,
    origin: "pipeline",
    parentId,
    isInline: true,
    status: "done",
    resultText,
    resultOutput,
    cacheKind: "exact",
    cachedAt: part.cachedAt ?? part.finishedAt,
    startedAt: now,
    finishedAt: now,
    announcedAt: now,
  })
  await insertSystemAudit(tx, { workspaceId, action: "request.delivered", subjectKind: "request", subjectId: id, detail: { promptKey, cache: "exact", partOf: parentId, copyOf: part.id } })
  return id
}
