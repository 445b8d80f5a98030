import { lookup } from "node:dns/promises"
import path from "node:path"
import { createInngestClient } from "@/inngest/client"
import { createEmbeddedEngine, type EmbeddedEngine } from "@/inngest/embedded"
import { chooseEngine, type EngineChoice } from "@/inngest/engine-choice"
import { createFunctions } from "@/inngest/functions"
import { registerWithServer } from "@/inngest/register-with-server"
import type { ServeInput } from "@/inngest/serve-route"
import { type Database, openPglite, openPostgres } from "@/drizzle/client"
import { loadPrompts } from "@/prompts/load-prompts"
import packageJson from "@/package.json"
import { env, isBuilding } from "./env"
import { createModels } from "./inference/models"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "./inference/providers/offline"
import { vectorIndexStatement } from "./retrieval"
import type { Deps } from "./services/context"
import { hasDemoSignIns } from "./services/identity/demo"
import type { ImportAccess } from "./services/imports/import-access"
import { databaseLedger } from "./services/money"
import { openCatalogue } from "./services/prompts/catalogue"
import { FrameLog, openStreamHub } from "./services/requests"
import { openResilience } from "./services/resilience"
import { createLog } from "./telemetry/log"

export type Wiring = { deps: Deps; engine: EmbeddedEngine | null; serving: ServeInput; close: () => Promise<void> }

const key = Symbol.for("countersign.wiring")
const holder = globalThis as { [key]?: Promise<Wiring> }

/** One of everything for the whole process: Next bundles instrumentation and routes apart, so a module variable would not do. */
export function getWiring(): Promise<Wiring> {
  if (isBuilding()) throw new Error("the product was started during a build")
  return (holder[key] ??= wire().catch((error: unknown) => {
    delete holder[key]
    throw error
  }))
}

export async function getDeps(): Promise<Deps> {
  return (await getWiring()).deps
}

export async function getEngine(): Promise<ServeInput> {
  return (await getWiring()).serving
}

async function wire(): Promise<Wiring> {
  const settings = env()
  const log = createLog()
  const choice = chooseEngine(settings)
  const configured = createModels({
    anthropicApiKey: settings.ANTHROPIC_API_KEY,
    anthropicBaseUrl: settings.ANTHROPIC_BASE_URL,
    openaiApiKey: settings.OPENAI_API_KEY,
    openaiBaseUrl: settings.OPENAI_BASE_URL,
    embedding: {
      model: settings.EMBEDDING_MODEL,
      apiKey: settings.EMBEDDING_API_KEY,
      baseUrl: settings.EMBEDDING_BASE_URL,
      dimensions: settings.EMBEDDING_DIMENSIONS,
      priceUsdPerMtok: settings.EMBEDDING_PRICE_USD_PER_MTOK,
      minimumSimilarity: settings.EMBEDDING_MINIMUM_SIMILARITY,
      maxInputTokens: settings.EMBEDDING_MAX_INPUT_TOKENS,
    },
    offline: { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() },
  })
  const database = await openDatabase()
  try {
    const hub = await openStreamHub(database)
    const clock = () => new Date()
    const { models, resilience } = openResilience(configured, { database, hub, log, clock })
    const engine = choice === "embedded" ? createEmbeddedEngine({ database, log, slots: 512 }) : null
    const client = createInngestClient(choice, { env: settings, ...(engine ? { fetch: engine.fetch } : {}) })
    const deps: Deps = {
      database,
      models,
      resilience,
      prompts: await openCatalogue(database, loadPrompts()),
      ledger: databaseLedger(database),
      hub,
      frames: new FrameLog({ database, hub, log }),
      announce: async (events) => {
        await client.send(events.map((event) => ({ ...event, id: eventIdOf(event) })))
      },
      imports: importAccess(),
      clock,
      log,
      facts: { engine: engineNames[choice], version: packageJson.version, hasDemoSignIns: hasDemoSignIns(settings) },
    }
    const functions = createFunctions({ client, deps })
    const serveOrigin = settings.INNGEST_SERVE_ORIGIN ?? settings.NEXTAUTH_URL ?? `http://127.0.0.1:${settings.PORT}`
    await engine?.start({ client, functions })
    const stopRegistering = engine ? () => {} : await registerWithServer({ client, functions, serveOrigin, log })
    const close = async () => {
      stopRegistering()
      await engine?.stop()
      await hub.close()
      await database.close()
    }
    return { deps, engine, serving: { choice, client, functions, serveOrigin, listenHost: settings.HOST }, close }
  } catch (error) {
    await database.close().catch(() => undefined)
    throw error
  }
}

function importAccess(): ImportAccess {
  return {
    resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
    ceiling: env().IMPORT_ALLOWED_HOSTS?.split(/[\s,]+/).filter((host) => host !== "") ?? null,
    certificates: null,
    secret: () => {
      const { NEXTAUTH_SECRET } = env()
      if (!NEXTAUTH_SECRET) throw new Error("there is no secret to encrypt with")
      return NEXTAUTH_SECRET
    },
  }
}

function openDatabase(): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = env()
  return DATABASE_URL ? openPostgres({ url: DATABASE_URL, afterMigration: [vectorIndexStatement] }) : openPglite({ folder: path.join(/*turbopackIgnore: true*/ path.resolve(DATA_DIR), "pglite") })
}

const engineNames: Record<EngineChoice, string> = {
  embedded: "embedded engine",
  "dev-server": "Inngest dev server",
  "self-hosted": "Inngest server",
  cloud: "Inngest cloud",
}

/** The same fact announced twice within a minute is one event; a later repeat is a new one, and the functions' own keys keep it from running twice. */
function eventIdOf(event: Parameters<Deps["announce"]>[0][number]): string {
  const subject = "recallId" in event.data ? `${event.data.recallId}:${"tryId" in event.data ? event.data.tryId : ""}` : event.name === "index/build-asked" || event.name === "index/check-asked" ? event.data.workspaceId : "runId" in event.data ? event.data.runId : "connectorId" in event.data ? event.data.connectorId : "gridId" in event.data ? `${event.data.gridId}:${event.data.tryId}` : "repricingId" in event.data ? event.data.repricingId : "requestId" in event.data ? event.data.requestId : "versionId" in event.data ? `${event.data.versionId}${event.data.tryId ? `:${event.data.tryId}` : ""}` : event.data.documentId
  return `${event.name}:${subject}:${Math.floor(Date.now() / 60_000)}`
}
