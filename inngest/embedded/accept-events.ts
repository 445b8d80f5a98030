import { createRuns, lockGuards } from "./create-runs"
import { deliverEvents } from "./deliver-events"
import { isTrue } from "./expression"
import { planRun } from "./plan-run"
import { insertEvents } from "./store/insert-events"
import type { EventBody, RegisteredFunction, Unit } from "./types"

/** Stores events, wakes what waits for them and creates the runs they trigger. An id that is known already does nothing. */
export async function acceptEvents(unit: Unit, events: EventBody[]): Promise<void> {
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()]
  const stored = new Map((await insertEvents(unit.tx, distinct)).map((row) => [row.id, row]))
  const fresh = distinct.filter((event) => stored.has(event.id))
  if (fresh.length > 1 && fresh.some((event) => canCancel(unit, event))) {
    // A cancellation in a batch also meets the runs that earlier events of the batch have started.
    for (const event of fresh) await react(unit, { events: [event], isListened: true })
    return
  }
  await react(unit, { events: fresh, isListened: fresh.some((event) => stored.get(event.id)?.isListened) })
}

async function react(unit: Unit, input: { events: EventBody[]; isListened: boolean }): Promise<void> {
  const plans = input.events.flatMap((event) =>
    [...unit.functions.values()].filter((definition) => isTriggered(definition, event)).map((definition) => planRun(definition, { event })),
  )
  if (input.isListened) {
    await lockGuards(unit, plans)
    await deliverEvents(unit, input.events)
  }
  if (plans.length > 0) await createRuns(unit, plans)
}

function isTriggered(definition: RegisteredFunction, event: EventBody): boolean {
  return definition.triggers.some((trigger) => namesEvent(trigger.event, event.name) && (!trigger.expression || isTrue(trigger.expression, { event })))
}

/** A trailing * stands for any rest; the engine's own events must be named with their prefix. */
function namesEvent(pattern: string | undefined, name: string): boolean {
  if (pattern === undefined) return false
  if (!pattern.endsWith("*")) return pattern === name
  return name.startsWith(pattern.slice(0, -1)) && (!name.startsWith("inngest/") || pattern.startsWith("inngest/"))
}

function canCancel(unit: Unit, event: EventBody): boolean {
  for (const definition of unit.functions.values()) if (definition.cancellations.some((cancellation) => cancellation.event === event.name)) return true
  return false
}
