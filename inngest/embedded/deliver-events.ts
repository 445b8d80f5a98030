import { cancelRun } from "./cancel-run"
import { isTrue } from "./expression"
import { resolveStep } from "./resolve-step"
import { findListeners, type Listener } from "./store/find-listeners"
import type { EventBody, Unit } from "./types"

const listenersPerPage = 500

/** Hands events to the waits and cancellations whose expression they satisfy. */
export async function deliverEvents(unit: Unit, events: EventBody[]): Promise<void> {
  const byId = new Map(events.map((event) => [event.id, event]))
  let after = { eventId: "", id: "" }
  for (;;) {
    const page = await findListeners(unit.tx, { events, after, limit: listenersPerPage })
    for (const listener of page) {
      const event = byId.get(listener.eventId)
      if (event) await deliver(unit, { listener, event })
    }
    const last = page.at(-1)
    if (!last || page.length < listenersPerPage) return
    after = { eventId: last.eventId, id: last.id }
  }
}

async function deliver(unit: Unit, input: { listener: Listener; event: EventBody }): Promise<void> {
  const { listener, event } = input
  const expression = listener.options.if
  if (expression && !isTrue(expression, { event: listener.runEvent, async: event })) return
  if (listener.kind === "cancel") await cancelRun(unit, { runId: listener.runId, reason: `by event ${event.name}` })
  else if (listener.stepId) await resolveStep(unit, { runId: listener.runId, stepId: listener.stepId, value: event })
}
