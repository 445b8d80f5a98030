import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { findThrottle, secondsSinceLast } from "@/lib/store/limits/throttles"
import type { ServiceContext } from "../context"
import { isKnownFree, noteFree } from "./unthrottled"

/** Between two requests of somebody who is slowed down. */
const paceSeconds = 10

/** Throws rate_limited for somebody whose cost broke with their own past: too soon after their last request, or at all. */
export async function checkThrottle(tx: Tx, { actor, deps }: ServiceContext): Promise<void> {
  const person = `${actor.workspaceId}:${actor.userId}`
  if (isKnownFree(deps.database, person)) return
  const throttle = await findThrottle(tx, actor.userId)
  if (!throttle) return noteFree(deps.database, person)
  if (throttle.level === "blocked")
    throw new AppError("rate_limited", "Your requests cost far more than is usual for you, so no more are taken for now. An administrator can lift this at once.", { retryAfterSeconds: throttle.secondsLeft })
  const seconds = await secondsSinceLast(tx, actor)
  if (seconds !== null && seconds < paceSeconds)
    throw new AppError("rate_limited", `Your requests cost far more than is usual for you, so one is taken every ${paceSeconds} seconds for now. An administrator can lift this.`, { retryAfterSeconds: paceSeconds - seconds })
}
