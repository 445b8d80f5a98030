import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { documents } from "./documents"
import { users, workspaces } from "./identity"

/** Hosts from which documents may be fetched. */
export const importHosts = pgTable(
  "import_hosts",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    /** A host name, or `*.` and a domain for all hosts below it. */
    host: text("host").notNull(),
    /** Set where the host may resolve to an address that is not public. */
    isPrivateAllowed: boolean("is_private_allowed").notNull().default(false),
    createdBy: uuid("created_by").notNull().references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.host] })],
)

/** Which rows of another database become documents. Names of tables and columns, never SQL. */
export type ConnectorMapping = {
  schema: string
  table: string
  keyColumn: string
  titleColumn: string
  textColumns: string[]
  /** A column that grows when a row changes, such as a time of change; absent: all rows are read each time. */
  changedColumn?: string
  /** Set where rows are classified and, if they are contracts, analysed like uploads. */
  isAnalysed?: boolean
  /** How far reading has come: the highest value of the changed column, and when all rows were read last. */
  progress?: { seenUpTo: string | null; fullPassAt: string }
  /** Set on a deleted connector whose documents are still to go. */
  isClearing?: boolean
}

/** A PostgreSQL database whose rows are kept as documents. */
export const connectors = pgTable(
  "connectors",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    ownerId: uuid("owner_id").notNull().references(() => users.id),
    name: text("name").notNull(),
    /** The connection URL, encrypted; never given out again. */
    secret: text("secret").notNull(),
    /** Host, port and database as shown to people. */
    target: text("target").notNull(),
    mapping: jsonb("mapping").$type<ConnectorMapping>().notNull(),
    visibility: text("visibility", { enum: ["workspace", "private"] }).notNull().default("workspace"),
    everyMinutes: integer("every_minutes").notNull(),
    isPaused: boolean("is_paused").notNull().default(false),
    state: text("state", { enum: ["idle", "running", "failed"] }).notNull().default("idle"),
    lastError: text("last_error"),
    lastSyncedAt: at("last_synced_at"),
    nextSyncAt: at("next_sync_at"),
    createdAt: createdAt(),
    deletedAt: at("deleted_at"),
  },
  (table) => [index("connectors_workspace").on(table.workspaceId, table.id), index("connectors_due").on(table.nextSyncAt)],
)

export const connectorRuns = pgTable(
  "connector_runs",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    connectorId: uuid("connector_id").notNull().references(() => connectors.id),
    startedAt: at("started_at").notNull().defaultNow(),
    endedAt: at("ended_at"),
    rowsRead: integer("rows_read").notNull().default(0),
    added: integer("added").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    removed: integer("removed").notNull().default(0),
    error: text("error"),
  },
  (table) => [index("connector_runs_connector").on(table.connectorId, table.id)],
)

/** Which document a row became. */
export const connectorRows = pgTable(
  "connector_rows",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    connectorId: uuid("connector_id").notNull().references(() => connectors.id),
    key: text("key").notNull(),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    contentHash: text("content_hash").notNull(),
    /** The run that saw the row last. */
    seenRunId: uuid("seen_run_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectorId, table.key] }), uniqueIndex("connector_rows_document").on(table.documentId)],
)
