import type { Inngest } from "inngest"
import type { Database } from "@/drizzle/client"
import { createInngestClient } from "@/inngest/client"
import { createEmbeddedEngine, type EngineOptions } from "@/inngest/embedded"
import { createFunctions } from "@/inngest/functions"
import type { Wiring } from "@/lib/deps"
import type { ModelsConfig } from "@/lib/inference/models"
import type { Deps } from "@/lib/services/context"
import { silentLog, testDeps } from "./deps"

export type ProductOptions = {
  models: ModelsConfig
  engine?: Partial<Omit<EngineOptions, "database" | "log">>
  log?: Deps["log"]
  /** Comes between the functions and the client that registers them. */
  around?: (client: Inngest.Any) => Inngest.Any
}

export type Product = Wiring & { engine: NonNullable<Wiring["engine"]> }

/** The product's own parts on a given database and models, put together as lib/deps does it with the embedded engine. */
export async function wireProduct(database: Database, options: ProductOptions): Promise<Product> {
  const log = options.log ?? silentLog
  const engine = createEmbeddedEngine({ database, log, slots: 512, ...options.engine })
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const client = createInngestClient("embedded", { env: {}, fetch: engine.fetch, logger: quiet })
  const deps: Deps = {
    ...(await testDeps(database, options.models)),
    log,
    announce: async (events) => {
      await client.send(events.map((event) => ({ ...event, id: `${event.name}:${subjectOf(event)}` })))
    },
  }
  const functions = createFunctions({ client: options.around?.(client) ?? client, deps })
  await engine.start({ client, functions })
  return {
    deps,
    engine,
    serving: { choice: "embedded", client, functions, serveOrigin: "http://127.0.0.1:3000", listenHost: "127.0.0.1" },
    close: async () => {
      await engine.stop()
      await deps.hub.close()
      await database.close()
    },
  }
}

function subjectOf(event: Parameters<Deps["announce"]>[0][number]): string {
  if ("recallId" in event.data) return `${event.data.recallId}:${"tryId" in event.data ? event.data.tryId : Math.floor(Date.now() / 1_000)}`
  if (event.name === "index/build-asked" || event.name === "index/check-asked") return event.data.workspaceId
  return "runId" in event.data ? event.data.runId : "connectorId" in event.data ? event.data.connectorId : "gridId" in event.data ? `${event.data.gridId}:${event.data.tryId}` : "repricingId" in event.data ? event.data.repricingId : "requestId" in event.data ? event.data.requestId : "versionId" in event.data ? event.data.versionId : event.data.documentId
}
