import { drizzle } from "drizzle-orm/postgres-js"
import { migrate } from "drizzle-orm/postgres-js/migrator"
import postgres from "postgres"
import * as schema from "../schema"
import { migrationsFolder } from "./migrations-folder"
import { preparing } from "./preparing"
import type { Database, Tx } from "./types"
import { systemRole, unitsOfWork } from "./unit-of-work"

const migrationLock = 7_272_741
/** No statement of the product takes this long; one that does holds up a durable step that has a limit of its own. */
const statementTimeoutMs = 60_000

export type PostgresOptions = {
  url: string
  poolSize?: number
  /** Statements that the owner runs after the migrations, at every start: indexes that only this database needs. */
  afterMigration?: string[]
}

/** A PostgreSQL server with pgvector; migrates under an advisory lock, so that replicas may start at once. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  await migrateAsOwner(options)
  const client = postgres(options.url, { max: options.poolSize ?? 16, onnotice: () => {}, connection: { application_name: "countersign", role: systemRole, statement_timeout: statementTimeoutMs } })
  const handle = drizzle(preparing(client), { schema })
  return {
    kind: "postgres",
    ...unitsOfWork(handle as unknown as Tx),
    listen: async (channel, onPayload) => {
      const listening = await client.listen(channel, onPayload)
      return () => listening.unlisten()
    },
    close: () => client.end({ timeout: 5 }),
  }
}

/** On a connection of its own: those of the pool are the system role's from their first statement. */
async function migrateAsOwner({ url, afterMigration = [] }: PostgresOptions): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: "countersign migration" } })
  try {
    await owner`select pg_advisory_lock(${migrationLock})`
    await owner`create extension if not exists vector`
    await migrate(drizzle(owner, { schema }), { migrationsFolder: migrationsFolder() })
    for (const statement of afterMigration) await owner.unsafe(statement)
  } finally {
    // The lock goes with the connection.
    await owner.end({ timeout: 5 })
  }
}
