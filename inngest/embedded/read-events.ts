import { createHash } from "node:crypto"
import { z } from "zod"
import { newUlid } from "./plan-run"
import type { EventBody } from "./types"

/** What Inngest's server takes at most. */
const largestEventBytes = 512 * 1024

const IncomingEvent = z.object({
  id: z.string().min(1).nullish(),
  name: z.string({ error: "an event needs a name" }).min(1, "an event needs a name"),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
  user: z.unknown().optional(),
  v: z.string().nullish(),
})

export class InvalidEventError extends Error {
  override readonly name = "InvalidEventError"
}

/**
 * The events of one send, with their ids. `seed` is the same over the SDK's own retries of a send, and so are the ids
 * derived from it.
 */
export function readEvents(body: unknown, seed: string | null): EventBody[] {
  const parsed = z.array(IncomingEvent).safeParse([body].flat())
  if (!parsed.success) throw new InvalidEventError(parsed.error.issues[0]?.message ?? "not a list of events")
  return parsed.data.map((event, index) => {
    const { id, name, data, ts, user, v } = event
    const read: EventBody = { id: id ?? eventId(seed, index), name, data: data ?? {}, ts: ts ?? Date.now(), user: user ?? {}, ...(v ? { v } : {}) }
    if (Buffer.byteLength(JSON.stringify(read)) > largestEventBytes) throw new InvalidEventError(`event ${name} is larger than ${largestEventBytes} bytes`)
    return read
  })
}

function eventId(seed: string | null, index: number): string {
  if (!seed) return newUlid()
  return `01${createHash("sha256").update(`${seed}:${index}`).digest("hex").slice(0, 24).toUpperCase()}`
}
