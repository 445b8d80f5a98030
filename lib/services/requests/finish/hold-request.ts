import type { Tx } from "@/drizzle/client"
import type { StoredFrame } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { replaceFrames } from "@/lib/store/requests/replace-frames"
import type { ServiceContext } from "../../context"
import { heldParts } from "../stream/parts"
import { closeRequest } from "./close-request"

/** From here on only reviewers can read the draft: what had streamed is taken away and the reader is told. */
export async function holdRequest(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<StoredFrame[]> {
  await closeRequest(tx, ctx, { request, closing: { status: "in_review", outcome: "held", changes: { isHeld: true, finishedAt: null }, parts: [] } })
  return replaceFrames(tx, { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt, parts: heldParts() })
}
