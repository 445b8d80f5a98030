import { AppError } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { lockBreaker } from "@/lib/store/resilience/lock-breaker"
import { updateBreaker } from "@/lib/store/resilience/update-breaker"
import type { ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { breakerKey } from "../resilience"
import type { BreakerView, PutBreakerInput } from "./breakers.dto"
import { viewBreakers } from "./view-breakers"

/** Orders a breaker open or closed, or (forced null) lets it decide again; all replicas hear of it. Throws invalid_payload for a model that is never asked. */
export async function putBreaker(ctx: ServiceContext, { provider, model, forced, reason }: PutBreakerInput): Promise<BreakerView> {
  requireRole(ctx, ["admin"])
  if (forced !== null && !reason) throw refuse("reason", "Say why, for those who wonder later.")
  const { actor, deps } = ctx
  const key = { provider, model }
  const isKey = (view: BreakerView) => view.provider === provider && view.model === model
  const view = await deps.database.system(async (tx) => {
    if (!(await viewBreakers(tx, ctx)).some(isKey)) throw refuse("model", "This model is never asked here.")
    const before = await lockBreaker(tx, key)
    const by = forced === null ? null : actor.userId
    await updateBreaker(tx, key, { forced, forcedBy: by, forcedReason: forced === null ? null : (reason ?? null) })
    if (before.forced !== forced || forced !== null) await insertAudit(tx, { actor, action: "breaker.forced", subjectKind: "breaker", subjectId: `${provider}/${model}`, detail: { forced, reason: reason ?? null } })
    await deps.hub.notify(tx, [breakerKey(key)])
    return (await viewBreakers(tx, ctx)).find(isKey)
  })
  deps.hub.publish(breakerKey(key))
  if (!view) throw new Error("The breaker was not written")
  return view
}

function refuse(field: string, message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field, message }] })
}
