import type { Inngest } from "inngest"
import { openPglite, openPostgres } from "../../../../drizzle/client"
import type { Deps } from "../../../../lib/services/context"
import { offlineModels } from "../../../integration/documents-services/offline-models"
import { silentLog } from "../../../support/deps"
import { mockModels } from "../../../support/mock-models"
import { type Product, wireProduct } from "../../../support/wire-product"
import { appendLine } from "./journal"

export type Place = { url: string } | { folder: string }

export type WireOptions = { place: Place; provider: { anthropicBaseUrl: string; openaiBaseUrl: string }; journal: string; leaseMs: number; slots?: number; /** The product without any key; the provider is not asked. */ isOffline?: boolean }

type StepTools = { run: (id: string, work: () => Promise<unknown>) => Promise<unknown> }
type Handler = (input: { runId: string; step: StepTools }) => unknown

/** The product with a shorter lease and a line in the journal before every step. */
export async function wire({ place, provider, journal, leaseMs, slots = 512, isOffline = false }: WireOptions): Promise<Product> {
  const database = "url" in place ? await openPostgres({ url: place.url, poolSize: 8 }) : await openPglite({ folder: place.folder, lockWaitMs: 20_000 })
  const say = (fields: unknown, message: string) => appendLine(journal, { did: "say", message, error: describeError(fields) })
  const log = { ...silentLog, error: say, warn: say } as unknown as Deps["log"]
  return wireProduct(database, { models: isOffline ? offlineModels() : mockModels(provider), log, engine: { leaseMs, slots, backoffMs: () => 300 }, around: (client) => tracing(client, journal) })
}

function tracing(client: Inngest.Any, journal: string): Inngest.Any {
  const create = client.createFunction.bind(client) as (options: unknown, handler: Handler) => unknown
  const createFunction = (options: unknown, handler: Handler) =>
    create(options, (input) => {
      const run: StepTools["run"] = (id, work) =>
        input.step.run(id, () => {
          appendLine(journal, { did: "start-step", runId: input.runId, step: id })
          return work()
        })
      return handler({ ...input, step: Object.assign(Object.create(input.step) as StepTools, { run }) })
    })
  return { createFunction } as unknown as Inngest.Any
}

function describeError(fields: unknown): string {
  const { err, error, code, cause } = fields as Record<string, unknown>
  return String(err ?? error ?? `${String(code)} ${String(cause)}`)
}
