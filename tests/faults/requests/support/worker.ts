import { sql } from "drizzle-orm"
import { rows } from "../../../../drizzle/client"
import type { Actor } from "../../../../lib/services/actor"
import { createRequest, sweepRequests, watchRequest } from "../../../../lib/services/requests"
import { appendLine, linesThat } from "./journal"
import { planRequests } from "./plan"
import { wire, type WireOptions } from "./wire"

/** A process that runs requests until it is killed, or until all are accepted and have ended. With none to ask for, it serves those of others. */
export type WorkerOptions = WireOptions & {
  actor: Actor
  requestCount: number
  /** Between two requests asked for. */
  paceMs: number
  sweepMs: number
}

const options = JSON.parse(process.env.REQUEST_WORKER ?? "{}") as WorkerOptions
const { journal, actor } = options
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const wiring = await wire(options)
const { deps } = wiring
const ctx = { actor, deps, requestId: "worker" }
await sweepRequests(deps)
appendLine(journal, { did: "up" })
const sweeping = setInterval(() => void sweepRequests(deps).catch(() => undefined), options.sweepMs)

// Also asks again for the last one that was answered, as a client does whose answer got lost.
const answered = new Set(linesThat(journal, "accept").slice(0, -1).map((line) => line.key))
const readers: Promise<void>[] = []
for (const { key, input } of planRequests(options.requestCount)) {
  if (answered.has(key)) continue
  const { id } = await createRequest(ctx, { input, idempotencyKey: key })
  appendLine(journal, { did: "accept", key, requestId: id })
  if (input.promptKey === "medical_summary") readers.push(readToEnd(id))
  await pause(options.paceMs * 2 * Math.random())
}
while (options.requestCount === 0 || (await countLive()) > 0) await pause(100)
clearInterval(sweeping)
await Promise.all(readers)
await wiring.close()
process.exit(0)

/** Keeps whatever text a reader of this stream is given. */
async function readToEnd(requestId: string): Promise<void> {
  const stream = watchRequest(ctx, { id: requestId, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })
  for await (const frame of stream) if (frame?.part.type === "text-delta") appendLine(journal, { did: "text", requestId, text: String(frame.part.delta) })
}

async function countLive(): Promise<number> {
  const [live] = await deps.database.system((tx) => rows<{ count: number }>(tx, sql`select count(*)::int as count from requests where status in ('pending', 'processing')`))
  return live?.count ?? 0
}
