import { sql } from "drizzle-orm"
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { budgetPeriods, budgetScopes, budgetUnits, callStatuses } from "./constants"
import { users, workspaces } from "./identity"

/** The ledger: one row per HTTP call to a provider, opened before it, settled after it. */
export const calls = pgTable(
  "calls",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    actorId: uuid("actor_id").notNull().references(() => users.id),
    requestId: uuid("request_id"),
    attempt: integer("attempt").notNull().default(0),
    versionId: uuid("version_id"),
    reservationId: uuid("reservation_id"),
    promptKey: text("prompt_key").notNull(),
    releaseId: uuid("release_id"),
    purpose: text("purpose").notNull(),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    providerRequestId: text("provider_request_id"),
    status: text("status", { enum: callStatuses }).notNull().default("open"),
    isEstimated: boolean("is_estimated").notNull().default(false),
    inputTokens: integer("input_tokens").notNull().default(0),
    cacheReadTokens: integer("cache_read_tokens").notNull().default(0),
    cacheWrite5mTokens: integer("cache_write_5m_tokens").notNull().default(0),
    cacheWrite1hTokens: integer("cache_write_1h_tokens").notNull().default(0),
    outputTokens: integer("output_tokens").notNull().default(0),
    rawUsage: jsonb("raw_usage").$type<Record<string, unknown>>(),
    costNanoUsd: bigint("cost_nano_usd", { mode: "bigint" }).notNull().default(sql`0`),
    /** Upper bound of what an open or estimated row can have cost. */
    boundNanoUsd: bigint("bound_nano_usd", { mode: "bigint" }).notNull(),
    priceListVersion: text("price_list_version").notNull(),
    estimatedInputTokens: integer("estimated_input_tokens").notNull(),
    maxOutputTokens: integer("max_output_tokens").notNull(),
    stopReason: text("stop_reason"),
    errorCode: text("error_code"),
    /** The workspace's own day, for sums. */
    day: date("day", { mode: "string" }).notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
    firstTokenAt: at("first_token_at"),
    endedAt: at("ended_at"),
  },
  (table) => [
    index("calls_day").on(table.workspaceId, table.day),
    index("calls_request").on(table.requestId),
    index("calls_version").on(table.versionId),
    index("calls_ended").on(table.endedAt),
    index("calls_reservation").on(table.reservationId),
    index("calls_open").on(table.startedAt).where(sql`status = 'open'`),
  ],
)

export const budgets = pgTable(
  "budgets",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    scope: text("scope", { enum: budgetScopes }).notNull(),
    /** A user id or prompt key; '*' means each one separately; '' for the workspace. */
    subject: text("subject").notNull(),
    period: text("period", { enum: budgetPeriods }).notNull(),
    unit: text("unit", { enum: budgetUnits }).notNull(),
    limitAmount: bigint("limit_amount", { mode: "bigint" }).notNull(),
    updatedBy: uuid("updated_by"),
    updatedAt: at("updated_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("budgets_subject").on(table.workspaceId, table.scope, table.subject, table.period, table.unit)],
)

/** spent + reserved never passes the budget's limit; checked by the statement that reserves. */
export const budgetCounters = pgTable(
  "budget_counters",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    budgetId: uuid("budget_id").notNull().references(() => budgets.id, { onDelete: "cascade" }),
    subject: text("subject").notNull(),
    periodStart: date("period_start", { mode: "string" }).notNull(),
    spent: bigint("spent", { mode: "bigint" }).notNull().default(sql`0`),
    reserved: bigint("reserved", { mode: "bigint" }).notNull().default(sql`0`),
  },
  (table) => [primaryKey({ columns: [table.budgetId, table.subject, table.periodStart] })],
)

export type ReservationLine = { budgetId: string; subject: string; periodStart: string; unit: "tokens" | "nano_usd" }

export const reservations = pgTable(
  "reservations",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    actorId: uuid("actor_id").notNull().references(() => users.id),
    requestId: uuid("request_id"),
    versionId: uuid("version_id"),
    state: text("state", { enum: ["held", "closed"] }).notNull().default("held"),
    tokens: bigint("tokens", { mode: "bigint" }).notNull(),
    nanoUsd: bigint("nano_usd", { mode: "bigint" }).notNull(),
    lines: jsonb("lines").$type<ReservationLine[]>().notNull(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    closedAt: at("closed_at"),
  },
  (table) => [index("reservations_request").on(table.requestId), index("reservations_held").on(table.expiresAt).where(sql`state = 'held'`)],
)
