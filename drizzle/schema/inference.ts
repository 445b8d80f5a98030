import { sql } from "drizzle-orm"
import { bigint, boolean, date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { anyVector, at, createdAt, id } from "./columns"
import { documents } from "./documents"
import { users, workspaces } from "./identity"
import { requests } from "./requests"

/** What the offline and real tools of one request were asked and gave; a side effect waits here for the person's word. */
export const toolCalls = pgTable(
  "tool_calls",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    attempt: integer("attempt").notNull(),
    /** 1-based model turn of the attempt that asked for it. */
    step: integer("step").notNull(),
    /** The provider's own id of the call. */
    toolCallId: text("tool_call_id").notNull(),
    name: text("name").notNull(),
    input: jsonb("input").$type<unknown>().notNull(),
    output: jsonb("output").$type<unknown>(),
    state: text("state", { enum: ["running", "done", "failed", "awaiting", "confirmed", "declined"] }).notNull(),
    error: text("error"),
    createdAt: createdAt(),
    endedAt: at("ended_at"),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: at("decided_at"),
  },
  (table) => [index("tool_calls_request").on(table.requestId, table.attempt, table.step)],
)

/** Notes that a person, or a confirmed tool call of theirs, left for reviewers. */
export const reviewNotes = pgTable(
  "review_notes",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    authorId: uuid("author_id").notNull().references(() => users.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    /** The request whose tool call made it. */
    requestId: uuid("request_id").references(() => requests.id),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("review_notes_document").on(table.workspaceId, table.documentId, table.id)],
)

/** Shared state of the breaker of one model at one provider; all replicas read it and write it. */
export const breakers = pgTable(
  "breakers",
  {
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    state: text("state", { enum: ["closed", "open"] }).notNull().default("closed"),
    /** Set by an admin; overrides the state until taken away. */
    forced: text("forced", { enum: ["closed", "open"] }),
    forcedBy: uuid("forced_by").references(() => users.id),
    forcedReason: text("forced_reason"),
    /** Failures since the last success. */
    consecutiveFailures: integer("consecutive_failures").notNull().default(0),
    windowStartedAt: at("window_started_at").notNull().defaultNow(),
    windowSuccesses: integer("window_successes").notNull().default(0),
    windowFailures: integer("window_failures").notNull().default(0),
    lastErrorCode: text("last_error_code"),
    openedAt: at("opened_at"),
    closedAt: at("closed_at"),
    /** The next probe may be sent from then on. */
    probeAt: at("probe_at"),
    /** While a probe is out, nobody else sends one; a lease, since its sender may die. */
    probeLeaseUntil: at("probe_lease_until"),
    /** How long it stays open next time; doubles when it opens again soon. */
    coolDownMs: integer("cool_down_ms").notNull().default(0),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.model] })],
)

export const breakerTransitions = pgTable(
  "breaker_transitions",
  {
    id: id(),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    from: text("from_state").notNull(),
    to: text("to_state").notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("breaker_transitions_model").on(table.provider, table.model, table.createdAt)],
)

/** One row per provider, model and minute, rolled up from the ledger over all workspaces. */
export const providerHealth = pgTable(
  "provider_health",
  {
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    minute: at("minute").notNull(),
    calls: integer("calls").notNull(),
    failures: integer("failures").notNull(),
    /** Calls by error code; those of callers and cancellations are here but not in `failures`. */
    errors: jsonb("errors").$type<Record<string, number>>().notNull().default({}),
    firstTokenP50Ms: integer("first_token_p50_ms"),
    firstTokenP95Ms: integer("first_token_p95_ms"),
    durationP50Ms: integer("duration_p50_ms"),
    durationP95Ms: integer("duration_p95_ms"),
  },
  (table) => [primaryKey({ columns: [table.provider, table.model, table.minute] }), index("provider_health_minute").on(table.minute)],
)

/**
 * Answers that may be given again. The answer itself stays in its request; an entry says to whom, on which evidence and
 * for which question it may be given.
 */
export const responseCache = pgTable(
  "response_cache",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    promptKey: text("prompt_key").notNull(),
    releaseId: uuid("release_id").notNull(),
    /** provider/model that wrote it. */
    model: text("model").notNull(),
    /** Hash of release, model, access set, document versions and what else must be the same. */
    scopeHash: text("scope_hash").notNull(),
    payloadHash: text("payload_hash").notNull(),
    /** The request whose answer this is. */
    requestId: uuid("request_id").notNull().references(() => requests.id),
    /** The question in its canonical form and what a semantic match must agree on; null for prompts without a question. */
    question: text("question"),
    features: jsonb("features").$type<Record<string, unknown>>(),
    embedding: anyVector("embedding"),
    embeddingModel: text("embedding_model"),
    hits: integer("hits").notNull().default(0),
    lastHitAt: at("last_hit_at"),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    /** Set when its evidence changed, its answer was disputed, or it was dropped; a dead entry is never given again. */
    endedAt: at("ended_at"),
    endReason: text("end_reason"),
  },
  (table) => [
    uniqueIndex("response_cache_live").on(table.workspaceId, table.scopeHash, table.payloadHash).where(sql`ended_at is null`),
    index("response_cache_question").on(table.workspaceId, table.promptKey, table.payloadHash),
    index("response_cache_request").on(table.requestId),
  ],
)

/** Semantic hits that were asked again in the shadow, to measure how many are false. */
export const cacheChecks = pgTable(
  "cache_checks",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    promptKey: text("prompt_key").notNull(),
    entryId: uuid("entry_id").notNull().references(() => responseCache.id, { onDelete: "cascade" }),
    /** The request that was answered from the cache. */
    requestId: uuid("request_id").notNull().references(() => requests.id),
    /** The request that asked the same afresh. */
    shadowRequestId: uuid("shadow_request_id").references(() => requests.id),
    doesAgree: boolean("does_agree"),
    /** Likeness of both answers, 0 to 1. */
    score: doublePrecision("score"),
    createdAt: createdAt(),
    checkedAt: at("checked_at"),
  },
  (table) => [uniqueIndex("cache_checks_request").on(table.requestId), index("cache_checks_prompt").on(table.workspaceId, table.promptKey, table.createdAt)],
)

/** Counters of the rate limiter; keys are hashed by their owner where they name an address. */
export const rateLimits = pgTable(
  "rate_limits",
  { key: text("key").primaryKey(), points: bigint("points", { mode: "number" }).notNull(), expiresAt: at("expires_at") },
  (table) => [index("rate_limits_expiry").on(table.expiresAt)],
)

/** People whose cost broke with their own past: first slowed down, then stopped until somebody looks. */
export const throttles = pgTable(
  "throttles",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    level: text("level", { enum: ["slowed", "blocked"] }).notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
    until: at("until_time").notNull(),
    liftedBy: uuid("lifted_by").references(() => users.id),
    liftedAt: at("lifted_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
)

/** A period priced again with another price list; the ledger's own figures stay as they are. */
export const repricings = pgTable(
  "repricings",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    actorId: uuid("actor_id").notNull().references(() => users.id),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    priceListVersion: text("price_list_version").notNull(),
    calls: integer("calls").notNull(),
    /** Calls of models without a price in the new list; counted with their old figure. */
    unpriced: integer("unpriced").notNull().default(0),
    oldNanoUsd: bigint("old_nano_usd", { mode: "bigint" }).notNull(),
    newNanoUsd: bigint("new_nano_usd", { mode: "bigint" }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("repricings_workspace").on(table.workspaceId, table.id)],
)

export const repricedCalls = pgTable(
  "repriced_calls",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    repricingId: uuid("repricing_id").notNull().references(() => repricings.id, { onDelete: "cascade" }),
    callId: uuid("call_id").notNull(),
    costNanoUsd: bigint("cost_nano_usd", { mode: "bigint" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.repricingId, table.callId] })],
)
