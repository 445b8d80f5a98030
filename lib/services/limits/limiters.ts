import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import type { Database } from "@/drizzle/client"
import { DatabaseLimiter } from "./database-limiter"
import { LeasedLimiter, type Taken } from "./leased-limiter"
import { type LimitName, rateLimits } from "./rate-limits"

type Limiter = { take: (key: string) => Promise<Taken>; /** Points counted so far; for limits that something else counts. */ read: (key: string) => Promise<Taken> }

const key = Symbol.for("countersign.limiters")
const holder = globalThis as { [key]?: WeakMap<Database, Map<LimitName, Limiter>> }

/** The limiter of a name, one for the whole process: the server's bundles each have a copy of this module. */
export function limiterOf(database: Database, name: LimitName): Limiter {
  const all = (holder[key] ??= new WeakMap())
  const ofDatabase = all.get(database) ?? new Map<LimitName, Limiter>()
  all.set(database, ofDatabase)
  const known = ofDatabase.get(name)
  if (known) return known
  const made = rateLimits[name].store === "memory" ? inMemory(name) : inDatabase(database, name)
  ofDatabase.set(name, made)
  return made
}

function inDatabase(database: Database, name: LimitName): Limiter {
  const limiter = new DatabaseLimiter({ database, name, ...rateLimits[name] })
  const leased = new LeasedLimiter(limiter)
  return { take: (subject) => leased.take(subject), read: async (subject) => readOf(await limiter.get(subject), name) }
}

function inMemory(name: LimitName): Limiter {
  const { quota, windowSeconds } = rateLimits[name]
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: quota, duration: windowSeconds })
  const take = async (subject: string): Promise<Taken> => {
    try {
      return takenOf(await limiter.consume(subject), false)
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return takenOf(refusal, true)
      throw refusal
    }
  }
  return { take, read: async (subject) => readOf(await limiter.get(subject), name) }
}

function takenOf({ remainingPoints, msBeforeNext }: RateLimiterRes, isRefused: boolean): Taken {
  return { remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)), isRefused }
}

function readOf(result: RateLimiterRes | null, name: LimitName): Taken {
  const { quota, windowSeconds } = rateLimits[name]
  return result ? takenOf(result, result.remainingPoints <= 0) : { remaining: quota, resetSeconds: windowSeconds, isRefused: false }
}
