import { openPglite, openPostgres } from "../../../../drizzle/client"
import { createInngestClient } from "../../../../inngest/client"
import { createEmbeddedEngine, type EmbeddedEngine } from "../../../../inngest/embedded"
import { createFunctions } from "../../../../inngest/functions"
import type { Deps } from "../../../../lib/services/context"
import { silentLog, testDeps } from "../../../support/deps"
import { mockModels } from "../../../support/mock-models"
import { appendLine } from "./journal"

export type Place = { url: string } | { folder: string }

export type WireOptions = { place: Place; provider: { anthropicBaseUrl: string; openaiBaseUrl: string }; journal: string; leaseMs: number; slots?: number }

type StepTools = { run: (id: string, work: () => Promise<unknown>) => Promise<unknown> }
type Handler = (input: { runId: string; step: StepTools }) => unknown

/** The product's own parts put together as it does, with a shorter lease and a line in the journal before every step. */
export async function wire(options: WireOptions): Promise<{ deps: Deps; engine: EmbeddedEngine; close: () => Promise<void> }> {
  const { place, journal, leaseMs, slots = 512 } = options
  const database = "url" in place ? await openPostgres({ url: place.url, poolSize: 8 }) : await openPglite({ folder: place.folder, lockWaitMs: 20_000 })
  const say = (fields: unknown, message: string) => appendLine(journal, { did: "say", message, error: describeError(fields) })
  const log = { ...silentLog, error: say, warn: say } as unknown as Deps["log"]
  const engine = createEmbeddedEngine({ database, log, slots, leaseMs, backoffMs: () => 300 })
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const client = createInngestClient("embedded", { env: {}, fetch: engine.fetch, logger: quiet })
  const collected = await testDeps(database, mockModels(options.provider))
  const deps: Deps = {
    ...collected,
    log,
    announce: async (events) => {
      await client.send(events.map((event) => ({ ...event, id: `${event.name}:${"requestId" in event.data ? event.data.requestId : event.data.documentId}` })))
    },
  }
  const create = client.createFunction.bind(client) as (options: unknown, handler: Handler) => unknown
  const traced = (settings: unknown, handler: Handler) =>
    create(settings, (input) => {
      const run: StepTools["run"] = (id, work) =>
        input.step.run(id, () => {
          appendLine(journal, { did: "start-step", runId: input.runId, step: id })
          return work()
        })
      return handler({ ...input, step: Object.assign(Object.create(input.step) as StepTools, { run }) })
    })
  await engine.start({ client, functions: createFunctions({ client: Object.assign(client, { createFunction: traced }) as never, deps }) })
  return {
    deps,
    engine,
    close: async () => {
      await engine.stop()
      await deps.hub.close()
      await database.close()
    },
  }
}

function describeError(fields: unknown): string {
  const { err, error, code, cause } = fields as Record<string, unknown>
  return String(err ?? error ?? `${String(code)} ${String(cause)}`)
}
