import { mkdirSync } from "node:fs"
import path from "node:path"
import { PGlite, type PGliteInterface } from "@electric-sql/pglite"
import { vector } from "@electric-sql/pglite-pgvector"
import { drizzle } from "drizzle-orm/pglite"
import { migrate } from "drizzle-orm/pglite/migrator"
import * as schema from "../schema"
import { lockFolder } from "./lock-folder"
import { migrationsFolder } from "./migrations-folder"
import type { Database, Tx } from "./types"
import { systemRole, unitsOfWork } from "./unit-of-work"

/** Dates, times, intervals and their arrays, and numeric arrays: Drizzle reads these itself. */
const plainTypes = [1114, 1184, 1186, 1082, 1231, 1115, 1185, 1187, 1182]

/** The embedded database in a folder that this process holds alone, or in memory when the folder is null. */
export async function openPglite(options: { folder: string | null; lockWaitMs?: number; snapshot?: Blob }): Promise<Database> {
  let release = () => {}
  if (options.folder) {
    mkdirSync(path.dirname(path.resolve(options.folder)), { recursive: true })
    release = await lockFolder(options.folder, options.lockWaitMs ?? 10_000)
  }
  try {
    const pglite = await PGlite.create({
      ...(options.folder ? { dataDir: options.folder } : {}),
      ...(options.snapshot ? { loadDataDir: options.snapshot } : {}),
      parsers: Object.fromEntries(plainTypes.map((type) => [type, (text: string) => text])),
      extensions: { vector },
    })
    const client = yielding(pglite)
    await client.exec("create extension if not exists vector")
    const handle = drizzle({ client: client, schema })
    if (!options.snapshot) await migrate(handle, { migrationsFolder: migrationsFolder() })
    await client.exec(`grant maintain on ${busyTables} to ${systemRole}; set role ${systemRole}`)
    const stopVacuum = options.folder ? vacuumNowAndThen(client) : () => {}
    return {
      kind: "pglite",
      ...unitsOfWork(handle as unknown as Tx),
      listen: (channel, onPayload) => client.listen(channel, onPayload),
      close: async () => {
        stopVacuum()
        await client.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

const vacuumEveryMs = 30 * 60_000
/** The tables whose rows come and go all day. */
const busyTables = "engine_jobs, engine_runs, engine_steps, budget_counters, requests, document_versions"

/** The embedded server has no autovacuum of its own. */
function vacuumNowAndThen(client: PGliteInterface): () => void {
  const timer = setInterval(() => void client.exec(`vacuum (analyze) ${busyTables}`).catch(() => undefined), vacuumEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Queries resolve in microtasks, so a loop of them would starve timers, HTTP and streams: yield before each one. */
function yielding<T extends object>(client: T): T & PGliteInterface {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== "function") return value
      if (key === "query" || key === "exec")
        return async (...input: unknown[]) => {
          await nextTurn()
          if (key === "query") dropParsers(input)
          return value.apply(target, input)
        }
      if (key === "transaction")
        return async (work: (tx: object) => unknown) => {
          await nextTurn()
          return value.call(target, (tx: object) => work(yielding(tx)))
        }
      return value.bind(target)
    },
  }) as T & PGliteInterface
}

/** Drizzle hands its parsers over with every query, and PGlite copies hundreds of its own to add them; they are set once instead. */
function dropParsers(input: unknown[]): void {
  const options = input[2] as { rowMode?: "array" | "object"; parsers?: unknown } | undefined
  if (options?.parsers) input[2] = { rowMode: options.rowMode }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
