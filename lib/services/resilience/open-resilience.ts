import type { Models } from "@/lib/inference/models"
import { RetryBudget } from "@/lib/inference/resilience/retry-budget"
import type { Deps } from "../context"
import { BreakerBoard } from "./breaker-board"
import { observeCalls } from "./observe-calls"

/** What all requests of a process share to get through an outage. */
export type Resilience = { breakers: BreakerBoard; retries: RetryBudget }

/** The models as they are to be used from now on, and what watches them. */
export function openResilience(models: Models, deps: Pick<Deps, "database" | "hub" | "log" | "clock">): { models: Models; resilience: Resilience } {
  const breakers = new BreakerBoard(deps)
  const retries = new RetryBudget(() => deps.clock().getTime())
  return { models: observeCalls(models, breakers), resilience: { breakers, retries } }
}
