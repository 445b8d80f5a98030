import type { AttemptRecord } from "@/lib/store/requests/find-attempt"
import type { AttemptView } from "./requests.dto"

export function toAttemptView({ number, startedAt, endedAt, outcome, errorCode, provider, model, role, passedOver }: AttemptRecord): AttemptView {
  return { number, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, outcome, errorCode, provider, model, role, passedOver }
}
