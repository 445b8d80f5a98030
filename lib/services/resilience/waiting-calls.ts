/** So many calls without a sign of life are no coincidence. */
const suspiciousCalls = 4
const leastSilenceMs = 300
/** Before anything was ever answered, providers are given this long. */
const unknownLatencyMs = 500
const patience = 4
/** Once noticed, silence is believed until something is heard, or for so long. */
const beliefMs = 10_000
const weight = 0.2

/**
 * The calls of this process to one model that wait for the first sign of an answer. A black hole fails nothing for seconds
 * while every new request goes into it; silence that is out of proportion to what is usual is noticed long before.
 */
export class WaitingCalls {
  private readonly since = new Map<object, number>()
  private usualMs = unknownLatencyMs
  private lastAnswerMs = Number.NEGATIVE_INFINITY
  private noticedMs = Number.NEGATIVE_INFINITY

  /** The returned function ends the wait: at the moment of an answer, or with null when none came. */
  add(nowMs: number): (answeredMs: number | null) => void {
    const call = {}
    this.since.set(call, nowMs)
    return (answeredMs) => {
      if (!this.since.delete(call) || answeredMs === null) return
      this.usualMs += weight * (answeredMs - nowMs - this.usualMs)
      this.lastAnswerMs = answeredMs
    }
  }

  /** True when several calls wait and nothing at all was heard for longer than is usual. */
  isSilent(nowMs: number): boolean {
    // The calls that gave the alarm end one by one, and the first of them must not call it off.
    if (this.noticedMs > this.lastAnswerMs && nowMs - this.noticedMs < beliefMs) return true
    if (this.since.size < suspiciousCalls) return false
    const isSilent = this.silentForMs(nowMs) > Math.max(leastSilenceMs, patience * this.usualMs)
    if (isSilent) this.noticedMs = nowMs
    return isSilent
  }

  /** Since when, in milliseconds, something is waited for and nothing was heard; 0 while nothing is waited for. */
  silentForMs(nowMs: number): number {
    return this.since.size === 0 ? 0 : nowMs - Math.max(Math.min(...this.since.values()), this.lastAnswerMs)
  }
}
