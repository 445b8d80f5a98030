import { RateLimiterRes } from "rate-limiter-flexible"
import type { DatabaseLimiter } from "./database-limiter"

type Lease = { left: number; /** What others may still take. */ elsewhere: number; size: number; endsMs: number; isLast: boolean }

export type Taken = { remaining: number; resetSeconds: number; isRefused: boolean }

const mostLeases = 10_000

/**
 * Takes points from the database in batches and spends them here, so that a busy caller costs one statement in many
 * requests. All batches together never pass the quota; what a process has taken and not spent is lost to the others until
 * the window ends: at most a sixtieth of the quota, since batches begin at one and double.
 */
export class LeasedLimiter {
  readonly #leases = new Map<string, Lease>()
  readonly #refills = new Map<string, Promise<void>>()
  readonly #limiter: DatabaseLimiter
  readonly #largest: number

  constructor(limiter: DatabaseLimiter) {
    this.#limiter = limiter
    this.#largest = Math.max(1, Math.floor(limiter.points / 60))
  }

  async take(key: string): Promise<Taken> {
    for (;;) {
      const lease = this.#current(key)
      if (lease && lease.left > 0) {
        lease.left -= 1
        return { remaining: lease.left + lease.elsewhere, resetSeconds: secondsTo(lease), isRefused: false }
      }
      if (lease?.isLast) return { remaining: 0, resetSeconds: secondsTo(lease), isRefused: true }
      await this.#refillOnce(key, lease)
    }
  }

  #current(key: string): Lease | null {
    const lease = this.#leases.get(key)
    return lease && lease.endsMs > performance.now() ? lease : null
  }

  /** Callers at the same moment wait for one batch. */
  #refillOnce(key: string, previous: Lease | null): Promise<void> {
    const running = this.#refills.get(key)
    if (running) return running
    const refill = this.#refill(key, previous ? Math.min(previous.size * 2, this.#largest) : 1).finally(() => this.#refills.delete(key))
    this.#refills.set(key, refill)
    return refill
  }

  async #refill(key: string, size: number): Promise<void> {
    const result = await this.#limiter.consume(key, size).catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal
      throw refusal
    })
    const { consumedPoints, remainingPoints, msBeforeNext } = result
    // Blocked in memory, the library says nothing of what was consumed.
    const granted = consumedPoints === 0 ? 0 : Math.min(size, Math.max(0, this.#limiter.points - (consumedPoints - size)))
    if (this.#leases.size >= mostLeases) this.#forgetPast()
    this.#leases.set(key, { left: granted, elsewhere: remainingPoints, size, endsMs: performance.now() + Math.max(1, msBeforeNext), isLast: granted < size })
  }

  #forgetPast(): void {
    const now = performance.now()
    for (const [key, { endsMs }] of this.#leases) if (endsMs <= now) this.#leases.delete(key)
  }
}

function secondsTo({ endsMs }: Lease): number {
  return Math.max(1, Math.ceil((endsMs - performance.now()) / 1000))
}
