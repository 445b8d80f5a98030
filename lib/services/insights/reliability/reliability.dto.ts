import { z } from "zod"
import type { BreakerView, TransitionView } from "../../breakers/breakers.dto"

export const ReliabilityQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The step of the history; hours for a range of up to three days, else days, where nothing is asked for. */
  groupBy: z.enum(["hour", "day"]).optional(),
})
export type ReliabilityQuery = z.infer<typeof ReliabilityQuery>

export type ErrorCount = { code: string; calls: number; /** Whether it says something of the provider, and not of the request or the reader. */ isProviders: boolean; hasRequests: boolean }

/** The workspace's own calls to one model. `successShare` leaves out calls that say nothing of the provider; null where none is left. */
export type ModelReliability = {
  provider: string
  model: string
  calls: number
  failures: number
  successShare: number | null
  firstTokenP50Ms: number | null
  firstTokenP95Ms: number | null
  durationP50Ms: number | null
  durationP95Ms: number | null
  errors: ErrorCount[]
  hasRequests: boolean
}

/** One hour or day of one model over all workspaces of the installation. */
export type HealthPoint = { at: string; successShare: number | null; firstTokenP50Ms: number | null; firstTokenP95Ms: number | null; durationP50Ms: number | null; durationP95Ms: number | null }

export type RequestWays = {
  requests: number
  done: number
  failed: number
  fallback: number
  economy: number
  retry: number
  exact: number
  semantic: number
  older: number
  joined: number
}

/** `models` and `ways` are the workspace's own; `health`, `breakers` and `transitions` are the whole installation's. */
export type ReliabilityReport = {
  from: string
  to: string
  timeZone: string
  step: "hour" | "day"
  ways: RequestWays
  models: ModelReliability[]
  /** Latencies were measured on one call in so many. */
  measuredEvery: number
  health: { provider: string; model: string; points: HealthPoint[] }[]
  breakers: BreakerView[]
  transitions: TransitionView[]
}
