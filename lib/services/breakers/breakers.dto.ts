import { z } from "zod"

export const PutBreakerInput = z.strictObject({
  provider: z.string().min(1).max(100),
  model: z.string().min(1).max(200),
  /** `open` sends nothing there, `closed` sends whatever happens, null lets the breaker decide again. */
  forced: z.enum(["open", "closed"]).nullable(),
  /** Needed to force; for the audit log and for colleagues. */
  reason: z.string().trim().max(500).optional(),
})
export type PutBreakerInput = z.infer<typeof PutBreakerInput>

/** The breaker of one model at one provider; it is the whole installation's, not one workspace's. */
export type BreakerView = {
  provider: string
  model: string
  /** Its own state; `probing` while one call finds out whether the provider is back. */
  state: "closed" | "open" | "probing"
  /** What an admin ordered over its state. */
  forced: "open" | "closed" | null
  /** Null where an admin of another workspace did it. */
  forcedBy: string | null
  forcedReason: string | null
  lastErrorCode: string | null
  /** Since when it is in its state; null where it was never open. */
  since: string | null
  /** When the next single call may look whether the provider is back; null while it is closed, and when that may be now. */
  nextProbeAt: string | null
}

export type TransitionView = { provider: string; model: string; from: "closed" | "open"; to: "closed" | "open"; reason: string; at: string }
