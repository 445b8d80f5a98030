/** Failures in a row that open a breaker. */
const mostConsecutive = 4
const windowMs = 60_000
/** From so many calls in a window on, the share of failures decides too. */
const fewestCalls = 20
const openingShare = 0.5
const firstCoolDownMs = 30_000
const longestCoolDownMs = 300_000
/** Opening again so soon after closing means that the cool-down was too short. */
const soonMs = 60_000

/** What all replicas know of one model at one provider. */
export type BreakerState = {
  state: "closed" | "open"
  consecutiveFailures: number
  windowStartedAt: Date
  windowSuccesses: number
  windowFailures: number
  lastErrorCode: string | null
  openedAt: Date | null
  closedAt: Date | null
  probeAt: Date | null
  probeLeaseUntil: Date | null
  coolDownMs: number
}

export type BreakerReport = {
  outcome: "success" | "failure"
  errorCode: string | null
  isProbe: boolean
  /** Successes that this process has seen since its last report. */
  successesBefore: number
  at: Date
}

export type BreakerChange = { from: "closed" | "open"; to: "closed" | "open"; reason: string }

/** The state after a report; a pure function, so that every replica comes to the same. */
export function applyReport(before: BreakerState, report: BreakerReport): { after: BreakerState; change: BreakerChange | null } {
  return before.state === "open" ? whileOpen(before, report) : whileClosed(before, report)
}

function whileOpen(before: BreakerState, { outcome, isProbe, errorCode, at }: BreakerReport): { after: BreakerState; change: BreakerChange | null } {
  // Other calls, under way when it opened or sent as a last resort, only tell whether any are answered.
  if (!isProbe) return { after: { ...before, consecutiveFailures: outcome === "failure" ? before.consecutiveFailures + 1 : 0, lastErrorCode: errorCode ?? before.lastErrorCode }, change: null }
  if (outcome === "failure") {
    const coolDownMs = Math.min(before.coolDownMs * 2, longestCoolDownMs)
    return { after: { ...before, lastErrorCode: errorCode, coolDownMs, probeAt: new Date(at.getTime() + coolDownMs), probeLeaseUntil: null }, change: null }
  }
  const after: BreakerState = { ...before, state: "closed", consecutiveFailures: 0, windowStartedAt: at, windowSuccesses: 1, windowFailures: 0, closedAt: at, probeAt: null, probeLeaseUntil: null }
  return { after, change: { from: "open", to: "closed", reason: "the probe was answered" } }
}

function whileClosed(before: BreakerState, { outcome, errorCode, successesBefore, at }: BreakerReport): { after: BreakerState; change: BreakerChange | null } {
  const isNewWindow = at.getTime() - before.windowStartedAt.getTime() > windowMs
  const failed = outcome === "failure" ? 1 : 0
  const windowSuccesses = (isNewWindow ? 0 : before.windowSuccesses) + successesBefore + 1 - failed
  const windowFailures = (isNewWindow ? 0 : before.windowFailures) + failed
  const consecutiveFailures = failed === 0 ? 0 : successesBefore > 0 ? 1 : before.consecutiveFailures + 1
  const counted: BreakerState = { ...before, consecutiveFailures, windowSuccesses, windowFailures, windowStartedAt: isNewWindow ? at : before.windowStartedAt, lastErrorCode: errorCode ?? before.lastErrorCode }
  const reason = failed === 1 ? reasonToOpen(counted) : null
  if (!reason) return { after: counted, change: null }
  const isSoon = before.closedAt !== null && at.getTime() - before.closedAt.getTime() < soonMs
  const coolDownMs = isSoon ? Math.min(Math.max(before.coolDownMs, firstCoolDownMs) * 2, longestCoolDownMs) : firstCoolDownMs
  const after: BreakerState = { ...counted, state: "open", openedAt: at, coolDownMs, probeAt: new Date(at.getTime() + coolDownMs), probeLeaseUntil: null }
  return { after, change: { from: "closed", to: "open", reason } }
}

/** True for a model that fails often, not always: better than none where nothing else can be asked. */
export function answersSometimes({ consecutiveFailures }: Pick<BreakerState, "consecutiveFailures">): boolean {
  return consecutiveFailures < mostConsecutive
}

function reasonToOpen({ consecutiveFailures, windowSuccesses, windowFailures }: BreakerState): string | null {
  if (consecutiveFailures >= mostConsecutive) return `${consecutiveFailures} calls in a row failed`
  const calls = windowSuccesses + windowFailures
  return calls >= fewestCalls && windowFailures / calls >= openingShare ? `${windowFailures} of ${calls} calls within a minute failed` : null
}
