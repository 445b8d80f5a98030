/**
 * `memory` counts in each process by itself; `database` counts over all replicas. An address stands for everybody behind
 * it; one key alone cannot use up what its owner has.
 */
export const rateLimits = {
  "address-read": { quota: 60_000, windowSeconds: 60, unit: "requests", store: "memory" },
  "address-write": { quota: 30_000, windowSeconds: 60, unit: "requests", store: "database" },
  "address-sign-in": { quota: 300, windowSeconds: 60, unit: "requests", store: "database" },
  /** By account: addresses are cheap to change, and a locked minute costs less than a guessed password. */
  "account-sign-in": { quota: 20, windowSeconds: 60, unit: "requests", store: "database" },
  "key-read": { quota: 6_000, windowSeconds: 60, unit: "requests", store: "memory" },
  "key-write": { quota: 3_000, windowSeconds: 60, unit: "requests", store: "database" },
  "user-read": { quota: 9_000, windowSeconds: 60, unit: "requests", store: "memory" },
  "user-write": { quota: 4_500, windowSeconds: 60, unit: "requests", store: "database" },
  /** What a person's calls cost, as the ledger settles them: $200 an hour, $1,000 a day. */
  "cost-hour": { quota: 200_000_000, windowSeconds: 3_600, unit: "micro-usd", store: "database" },
  "cost-day": { quota: 1_000_000_000, windowSeconds: 86_400, unit: "micro-usd", store: "database" },
} as const satisfies Record<string, RateLimit>

export type RateLimit = { quota: number; windowSeconds: number; unit: "requests" | "micro-usd"; store: "memory" | "database" }
export type LimitName = keyof typeof rateLimits

/** Where a caller stands with one limit. */
export type LimitState = { name: LimitName; remaining: number; resetSeconds: number; isRefused: boolean }
