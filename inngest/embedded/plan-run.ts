import { monotonicFactory } from "ulid"
import { concurrencyKeysOf, keySeparator, keyValue } from "./concurrency-key"
import { evaluateExpression } from "./expression"
import { indexMatch } from "./match-index"
import { parseDue } from "./moment"
import type { Due, EventBody, RegisteredFunction } from "./types"

export const newUlid = monotonicFactory()

const highestPriority = 600

export type ListenerPlan = { id: string; event: string; if: string | null; due: Due | null; path: string[]; value: string }

/** A run about to be inserted, with all that its event decides. */
export type RunPlan = {
  id: string
  functionId: string
  event: EventBody
  priority: number
  queueKey: string
  concurrencyKeys: string[]
  idempotencyKey: string | null
  singletonKey: string | null
  singletonMode: "skip" | "cancel" | null
  parent: { runId: string; stepId: string } | null
  cancellations: ListenerPlan[]
}

export function planRun(definition: RegisteredFunction, input: { event: EventBody; parent?: { runId: string; stepId: string } }): RunPlan {
  const { event, parent } = input
  const id = newUlid()
  const concurrencyKeys = concurrencyKeysOf(definition, event)
  return {
    id,
    functionId: definition.id,
    event,
    priority: priorityOf(definition, event),
    queueKey: [definition.id, ...concurrencyKeys].join(keySeparator),
    concurrencyKeys,
    idempotencyKey: parent ? null : idempotencyKeyOf(definition, event),
    singletonKey: definition.singleton ? keyValue(definition.singleton.key, event) : null,
    singletonMode: definition.singleton?.mode ?? null,
    parent: parent ?? null,
    cancellations: planCancellations(definition, { runId: id, event }),
  }
}

/** An event without the key is not held to it. */
function idempotencyKeyOf(definition: RegisteredFunction, event: EventBody): string | null {
  if (!definition.idempotency) return null
  const value = keyValue(definition.idempotency, event)
  return value === "null" ? null : value
}

/** Inngest's server takes CEL integers only; a bare number of an event is a double there and counts as 0. */
function priorityOf(definition: RegisteredFunction, event: EventBody): number {
  if (!definition.priority) return 0
  const value = evaluateExpression(definition.priority, { event })
  return typeof value === "bigint" ? Math.max(-highestPriority, Math.min(highestPriority, Number(value))) : 0
}

function planCancellations(definition: RegisteredFunction, run: { runId: string; event: EventBody }): ListenerPlan[] {
  return definition.cancellations.flatMap((cancellation, index) => {
    const match = indexMatch(cancellation.if, run.event)
    if (!match) return []
    const due = cancellation.timeout ? parseDue(cancellation.timeout) : null
    return [{ id: `${run.runId}:c${index}`, event: cancellation.event, if: cancellation.if ?? null, due, ...match }]
  })
}
