import type { ServiceContext } from "../services/context"
import { authenticate } from "./authenticate"

/** Whether the session or key that opened a stream is still good for the same person. */
export async function isStillSignedIn(request: Request, ctx: ServiceContext): Promise<boolean> {
  try {
    const { actor } = await authenticate(request, ctx.deps)
    return actor.userId === ctx.actor.userId && actor.workspaceId === ctx.actor.workspaceId
  } catch {
    return false
  }
}
