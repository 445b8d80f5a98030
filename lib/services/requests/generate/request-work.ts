import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { ServiceContext } from "../../context"
import type { Release } from "../../prompts/catalogue"

/** Whether work on a request may go on; for one that joined another, the other is worked on. */
export function isLive(request: Pick<RequestRecord, "status" | "leaderId">): boolean {
  return request.leaderId === null && (request.status === "pending" || request.status === "processing")
}

/** The locked row and its pinned release, for a step that is going to change it. */
export async function lockForWork(tx: Tx, ctx: ServiceContext, id: string): Promise<{ request: RequestRecord; release: Release }> {
  const request = await lockRequest(tx, id)
  if (!request) throw notFound("request")
  return { request, release: await ctx.deps.prompts.release(tx, request.releaseId) }
}
