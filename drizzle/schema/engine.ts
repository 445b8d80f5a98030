import { sql } from "drizzle-orm"
import { bigserial, boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { at } from "./columns"

const clock = sql`clock_timestamp()`

/** Every accepted event, under the id that makes a second delivery of it a no-op. */
export const engineEvents = pgTable(
  "engine_events",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
    receivedAt: at("received_at").notNull().default(clock),
  },
  (table) => [index("engine_events_received").on(table.receivedAt)],
)

export const engineRuns = pgTable(
  "engine_runs",
  {
    id: text("id").primaryKey(),
    functionId: text("function_id").notNull(),
    status: text("status", { enum: ["queued", "running", "completed", "failed", "cancelled"] }).notNull().default("queued"),
    event: jsonb("event").$type<Record<string, unknown>>().notNull(),
    /** Milliseconds of creation minus 1000 per point of priority: the smaller goes first. */
    score: doublePrecision("score").notNull(),
    queueKey: text("queue_key").notNull(),
    concurrencyKeys: text("concurrency_keys").array().notNull().default([]),
    idempotencyKey: text("idempotency_key"),
    singletonKey: text("singleton_key"),
    protocolVersion: integer("protocol_version").notNull().default(-1),
    parentRunId: text("parent_run_id"),
    parentStepId: text("parent_step_id"),
    output: jsonb("output"),
    error: jsonb("error"),
    createdAt: at("created_at").notNull().default(clock),
    startedAt: at("started_at"),
    endedAt: at("ended_at"),
  },
  (table) => [
    index("engine_runs_ended").on(table.endedAt).where(sql`ended_at is not null`),
    index("engine_runs_live_singleton").on(table.functionId, table.singletonKey).where(sql`ended_at is null and singleton_key is not null`),
    index("engine_runs_idempotency").on(table.functionId, table.idempotencyKey, table.createdAt).where(sql`idempotency_key is not null`),
  ],
)

/** The memo of a run: what finished steps returned, in the order in which they finished. */
export const engineSteps = pgTable(
  "engine_steps",
  {
    runId: text("run_id").notNull().references(() => engineRuns.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    position: bigserial("position", { mode: "number" }).notNull(),
    op: text("op"),
    name: text("name"),
    value: jsonb("value").notNull(),
    finishedAt: at("finished_at").notNull().default(clock),
  },
  (table) => [primaryKey({ columns: [table.runId, table.id] })],
)

/** Everything that a live run still waits for: a call to make, a moment, an event. A finished run has none. */
export const engineJobs = pgTable(
  "engine_jobs",
  {
    id: text("id").primaryKey(),
    runId: text("run_id").notNull().references(() => engineRuns.id, { onDelete: "cascade" }),
    functionId: text("function_id").notNull(),
    kind: text("kind", { enum: ["discover", "step", "sleep", "wait", "invoke", "deadline", "cancel"] }).notNull(),
    stepId: text("step_id"),
    state: text("state", { enum: ["ready", "leased", "waiting"] }).notNull(),
    /** When it becomes or became due; null for a cancellation that never expires. */
    dueAt: at("due_at"),
    score: doublePrecision("score").notNull(),
    queueKey: text("queue_key").notNull(),
    concurrencyKeys: text("concurrency_keys").array().notNull().default([]),
    attempt: integer("attempt").notNull().default(0),
    /** Leases that ran out because their worker died; bounded apart from the attempts the code used up. */
    lostCount: integer("lost_count").notNull().default(0),
    lease: text("lease"),
    leaseUntil: at("lease_until"),
    /** A discovery was asked for while one was under way. */
    isRepeated: boolean("is_repeated").notNull().default(false),
    options: jsonb("options").$type<Record<string, unknown>>().notNull().default({}),
    /** For waits and cancellations: the event they listen to and what `body #> match_path` must be, as an md5. */
    eventName: text("event_name"),
    matchPath: text("match_path").array(),
    matchKey: text("match_key"),
  },
  (table) => [
    index("engine_jobs_run").on(table.runId),
    index("engine_jobs_ready").on(table.queueKey, table.score, table.id).where(sql`state = 'ready'`),
    index("engine_jobs_waiting").on(table.dueAt).where(sql`state = 'waiting' and due_at is not null`),
    index("engine_jobs_leased").on(table.leaseUntil).where(sql`state = 'leased'`),
    index("engine_jobs_listening").on(table.eventName, table.matchPath, table.matchKey, table.id).where(sql`event_name is not null`),
  ],
)

export const engineCrons = pgTable(
  "engine_crons",
  {
    functionId: text("function_id").notNull(),
    spec: text("spec").notNull(),
    nextAt: at("next_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.functionId, table.spec] })],
)
