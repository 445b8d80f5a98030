import { drizzle } from "drizzle-orm/postgres-js"
import { migrate } from "drizzle-orm/postgres-js/migrator"
import postgres from "postgres"
import * as schema from "../schema"
import { migrationsFolder } from "./migrations-folder"
import type { Database } from "./types"
import { unitsOfWork } from "./unit-of-work"

const migrationLock = 7_272_741

export type PostgresOptions = {
  url: string
  poolSize?: number
  /** Statements that the owner runs after the migrations, at every start: indexes that only this database needs. */
  afterMigration?: string[]
}

/** A PostgreSQL server with pgvector; migrates under an advisory lock, so that replicas may start at once. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const client = postgres(options.url, { max: options.poolSize ?? 16, onnotice: () => {}, connection: { application_name: "countersign" } })
  const handle = drizzle(client, { schema })
  const reserved = await client.reserve()
  try {
    await reserved`select pg_advisory_lock(${migrationLock})`
    await reserved`create extension if not exists vector`
    await migrate(handle, { migrationsFolder: migrationsFolder() })
    for (const statement of options.afterMigration ?? []) await reserved.unsafe(statement)
  } finally {
    await reserved`select pg_advisory_unlock(${migrationLock})`.catch(() => {})
    reserved.release()
  }
  return {
    kind: "postgres",
    ...unitsOfWork(handle),
    listen: async (channel, onPayload) => {
      const listening = await client.listen(channel, onPayload)
      return () => listening.unlisten()
    },
    close: () => client.end({ timeout: 5 }),
  }
}
