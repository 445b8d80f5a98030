import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core"
import type * as schema from "../schema"
import type { Role } from "../schema/constants"

export type Tx = PgDatabase<PgQueryResultHKT, typeof schema>

/** Whose rows a unit of work may touch. Without a user, private documents stay invisible. */
export type Scope = { workspaceId: string; userId?: string | null; role?: Role | null }

/**
 * The database as the product sees it. There is no handle outside a transaction: `workspace` runs as a role that sees
 * one tenant's rows only, `system` as a narrow role for work without a single tenant.
 */
export type Database = {
  readonly kind: "pglite" | "postgres"
  workspace<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** As `system` for a single statement, which needs no transaction around it. */
  statement<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls back with the payload of every NOTIFY on the channel, from any process; resolves to the way to stop. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

