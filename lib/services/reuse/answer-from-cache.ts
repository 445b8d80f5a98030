import type { Tx } from "@/drizzle/client"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { insertRequest, type NewRequest } from "@/lib/store/requests/insert-request"
import { lockRequest } from "@/lib/store/requests/lock-request"
import { findExactEntry } from "@/lib/store/reuse/find-entry"
import type { ServiceContext } from "../context"
import { serveEntry } from "./serve-cached-answer"

/**
 * Accepts a request and ends it at once with the answer to the very same question in the same scope, in the caller's
 * transaction; nothing is reserved, called or announced. False where there is no such answer; nothing is written then.
 */
export async function answerFromCache(tx: Tx, ctx: ServiceContext, { scope, row }: { scope: string; row: NewRequest }): Promise<boolean> {
  const entry = await findExactEntry(tx, { scopeHash: scope, payloadHash: row.payloadHash })
  if (!entry) return false
  const { promptKey, releaseId } = row
  await insertRequest(tx, { ...row, announcedAt: ctx.deps.clock() })
  await insertAudit(tx, { actor: ctx.actor, action: "request.accepted", subjectKind: "request", subjectId: row.id, detail: { promptKey, releaseId } })
  const request = await lockRequest(tx, row.id)
  if (!request) throw new Error("the request was not written")
  await serveEntry(tx, ctx, { request, entry, kind: "exact" })
  return true
}
