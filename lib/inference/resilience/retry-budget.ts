/** Extra calls are at most this share of the requests of the window; a tenth is the promise, the rest is for what the window still remembers. */
const share = 0.08
/** What a quiet installation may repeat all the same. */
const floor = 6
const windowMs = 60_000

/**
 * Keeps retries and fallbacks from making an outage worse: within any window they are at most a tenth of the requests
 * that began in it, or a handful where there are few. One of it per process, for every provider together.
 */
export class RetryBudget {
  private requests: number[] = []
  private extras: number[] = []

  constructor(private readonly nowMs: () => number = Date.now) {}

  noteRequest(): void {
    this.requests.push(this.nowMs())
  }

  /** Takes one extra call; false when there is none left, and nothing more may be sent for this request. */
  take(): boolean {
    const since = this.nowMs() - windowMs
    this.requests = recent(this.requests, since)
    this.extras = recent(this.extras, since)
    if (this.extras.length + 1 > Math.max(floor, Math.floor(this.requests.length * share))) return false
    this.extras.push(this.nowMs())
    return true
  }
}

/** Moments come in order, so that the old ones are in front. */
function recent(moments: number[], since: number): number[] {
  const first = moments.findIndex((moment) => moment > since)
  return first === -1 ? [] : first === 0 ? moments : moments.slice(first)
}
