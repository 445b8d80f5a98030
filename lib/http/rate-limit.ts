import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { AppError } from "../errors"

const limits = {
  read: { points: 6000, duration: 60 },
  write: { points: 3000, duration: 60 },
  /** By account: addresses are cheap to change, and a locked minute costs less than a guessed password. */
  signIn: { points: 20, duration: 60 },
} as const

export type LimitName = keyof typeof limits

const limiters = new Map<LimitName, RateLimiterMemory>()

/** Takes one point; throws rate_limited with the seconds to wait when none is left. */
export async function takeFromLimit(name: LimitName, key: string): Promise<void> {
  let limiter = limiters.get(name)
  if (!limiter) {
    limiter = new RateLimiterMemory({ keyPrefix: name, ...limits[name] })
    limiters.set(name, limiter)
  }
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.ceil(error.msBeforeNext / 1000)
    throw new AppError("rate_limited", `Too many requests in a short time. Try again in ${seconds} seconds.`, { retryAfterSeconds: seconds })
  }
}
