import type { BreakerView } from "@/lib/services/breakers/breakers.dto"
import { Badge } from "../ui/badge"
import { Moment } from "../ui/moment"
import { errorLabel } from "../words/model-words"
import { breakerLook } from "./breaker-look"

/** Whether calls are sent to a model now, in a word. */
export function BreakerBadge({ breaker }: { breaker: BreakerView }) {
  const { label, tone } = breakerLook(breaker)
  return <Badge tone={tone}>{label}</Badge>
}

/** Whether calls are sent to a model now, since when and why, and what comes next. */
export function BreakerState({ breaker }: { breaker: BreakerView }) {
  return (
    <div className="space-y-0.5">
      <BreakerBadge breaker={breaker} />
      <p className="text-sm text-muted">
        <Reason breaker={breaker} />
      </p>
    </div>
  )
}

function Reason({ breaker: { forced, forcedBy, forcedReason, state, since, lastErrorCode, nextProbeAt } }: { breaker: BreakerView }) {
  if (forced !== null)
    return (
      <>
        Ordered by {forcedBy ?? "an admin of another workspace"}
        {forcedReason ? `: ${forcedReason}` : "."}
        {state !== "closed" && forced === "closed" && " The breaker itself would pause it."}
      </>
    )
  if (state === "closed") return since ? <>Back since <Moment iso={since} />.</> : "Calls are sent as usual."
  return (
    <>
      {since && (
        <>
          Since <Moment iso={since} />
          {lastErrorCode ? ": " : ". "}
        </>
      )}
      {lastErrorCode && `${errorLabel(lastErrorCode).toLowerCase()}. `}
      {state === "probing" ? "One call is finding out whether it is back." : nextProbeAt ? <>The next call goes out after <Moment iso={nextProbeAt} />, alone, to see whether it is back.</> : "The next call will find out whether it is back."}
    </>
  )
}
