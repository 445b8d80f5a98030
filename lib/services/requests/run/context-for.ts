import { AppError } from "@/lib/errors"
import { uuidv7 } from "uuidv7"
import type { Actor } from "../../actor"
import type { Deps, ServiceContext } from "../../context"
import { getActor } from "../../identity"

export type RequestKey = { workspaceId: string; userId: string; requestId: string }

/** The context in which a durable function works for the author of a request, with the rights they have now. */
export async function contextFor(deps: Deps, key: RequestKey): Promise<{ ctx: ServiceContext; isGone: boolean }> {
  try {
    return { ctx: { actor: await getActor(deps, key), deps, requestId: uuidv7() }, isGone: false }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const actor: Actor = { kind: "system", userId: key.userId, workspaceId: key.workspaceId, role: "member", name: "", email: "", workspaceName: "", timeZone: "UTC" }
    return { ctx: { actor, deps, requestId: uuidv7() }, isGone: true }
  }
}
