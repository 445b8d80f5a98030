import type { Tx } from "@/drizzle/client"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { replaceFrames } from "@/lib/store/requests/replace-frames"
import type { ServiceContext } from "../../context"
import { heldParts } from "../stream/parts"
import { type Closed, closeRequest } from "./close-request"

/** `heldRequests`: each of those who asked and had not left. */
export type Held = Closed & { heldRequests: RequestRecord[] }

type Holding = { request: RequestRecord; unsupportedClaims: RequestRecord["unsupportedClaims"] }

/** From here on only reviewers can read the draft: what had streamed is taken away and the reader is told. */
export async function holdRequest(tx: Tx, ctx: ServiceContext, { request, unsupportedClaims }: Holding): Promise<Held> {
  const closed = await closeRequest(tx, ctx, { request, closing: { status: "in_review", outcome: "held", changes: { isHeld: true, finishedAt: null, unsupportedClaims }, parts: [] } })
  await replaceFrames(tx, { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt, parts: heldParts() })
  return { ...closed, frames: null, heldRequests: [...(request.leftAt ? [] : [request]), ...closed.followers] }
}
