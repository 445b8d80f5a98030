import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import RateLimiterStoreAbstract from "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js"
import type { Database } from "@/drizzle/client"
import { deletePoints, findPoints, type PointsRow, upsertPoints } from "@/lib/store/limits/rate-limits"

type DatabaseLimiterOptions = { database: Database; name: string; quota: number; windowSeconds: number }

/** The library's limiter with its counters in our database; the methods are those its base class asks a store for. While the database does not answer, it counts in memory. */
export class DatabaseLimiter extends RateLimiterStoreAbstract {
  readonly #database: Database

  constructor({ database, name, quota, windowSeconds }: DatabaseLimiterOptions) {
    const limit = { keyPrefix: name, points: quota, duration: windowSeconds }
    super({ ...limit, storeClient: database, inMemoryBlockOnConsumed: quota + 1, insuranceLimiter: new RateLimiterMemory(limit) })
    this.#database = database
  }

  _upsert(key: string, points: number, durationMs: number, isReset: boolean): Promise<PointsRow> {
    return this.#database.statement((tx) => upsertPoints(tx, { key, points, durationMs, isReset }))
  }

  _get(key: string): Promise<PointsRow | null> {
    return this.#database.statement((tx) => findPoints(tx, key))
  }

  _delete(key: string): Promise<boolean> {
    return this.#database.statement((tx) => deletePoints(tx, key))
  }

  _getRateLimiterRes(_key: string, changedPoints: number, { points, msLeft }: PointsRow): RateLimiterRes {
    return new RateLimiterRes(Math.max(this.points - points, 0), msLeft === null ? -1 : Math.max(msLeft, 0), points, points === changedPoints)
  }
}
