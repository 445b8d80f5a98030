import { sql } from "drizzle-orm"
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { approvalStates, requestOrigins, requestStatuses, verdicts } from "./constants"
import { chunks, documents, documentVersions } from "./documents"
import { users, workspaces } from "./identity"
import { promptReleases } from "./prompts"

export const conversations = pgTable(
  "conversations",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    title: text("title").notNull(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("conversations_user").on(table.workspaceId, table.userId, table.updatedAt)],
)

export const requests = pgTable(
  "requests",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    actorId: uuid("actor_id").notNull().references(() => users.id),
    conversationId: uuid("conversation_id").references(() => conversations.id),
    promptKey: text("prompt_key").notNull(),
    releaseId: uuid("release_id").notNull().references(() => promptReleases.id),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    payloadHash: text("payload_hash").notNull(),
    documentIds: uuid("document_ids").array().notNull().default(sql`'{}'::uuid[]`),
    origin: text("origin", { enum: requestOrigins }).notNull().default("user"),
    /** The analysis that this request is a part of; a part is readable when its parent is. */
    parentId: uuid("parent_id"),
    rerunOfId: uuid("rerun_of_id"),
    /** True for a part that its caller runs within its own step; such a row is never announced. */
    isInline: boolean("is_inline").notNull().default(false),
    status: text("status", { enum: requestStatuses }).notNull().default("pending"),
    approval: text("approval", { enum: approvalStates }).notNull().default("none"),
    /** From the moment of a hold until a decision; held text is readable by reviewers only. */
    isHeld: boolean("is_held").notNull().default(false),
    resultText: text("result_text"),
    resultOutput: jsonb("result_output").$type<unknown>(),
    /** True when the answer says that the documents do not hold it. */
    isAbstained: boolean("is_abstained").notNull().default(false),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    currentAttempt: integer("current_attempt").notNull().default(0),
    cancelRequestedAt: at("cancel_requested_at"),
    isFresh: boolean("is_fresh").notNull().default(false),
    /** True where the release sends what costs too much to its cheaper model. */
    isEconomy: boolean("is_economy").notNull().default(false),
    /** What two requests must share to be answered by one run; null where a run may not be shared. */
    shareKey: text("share_key"),
    /** The running request that this one joined; its frames are this one's until the end. */
    leaderId: uuid("leader_id"),
    /** The author left while the run went on for others; frames up to `leftAfterSeq` were theirs. */
    leftAt: at("left_at"),
    leftAfterSeq: integer("left_after_seq"),
    /** How an answer came without a call: the same question, one that means the same, or an older answer in an outage. */
    cacheKind: text("cache_kind", { enum: ["exact", "semantic", "fallback"] }),
    cacheEntryId: uuid("cache_entry_id"),
    /** When the answer that was given again was written. */
    cachedAt: at("cached_at"),
    staleAt: at("stale_at"),
    /** Taken back by a recall: the answer is shown to nobody as an answer any more. */
    withdrawnAt: at("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    /** Stretches of the answer that claim something and rest on no source: characters [start, end). */
    unsupportedClaims: jsonb("unsupported_claims").$type<{ start: number; end: number }[]>().notNull().default([]),
    createdAt: createdAt(),
    startedAt: at("started_at"),
    firstTokenAt: at("first_token_at"),
    finishedAt: at("finished_at"),
    /** The outbox: null until the event of this row was announced. */
    announcedAt: at("announced_at"),
  },
  (table) => [
    index("requests_actor").on(table.workspaceId, table.actorId, table.id),
    index("requests_workspace").on(table.workspaceId, table.id),
    index("requests_conversation").on(table.conversationId),
    index("requests_parent").on(table.parentId),
    index("requests_leader").on(table.leaderId),
    index("requests_shared").on(table.workspaceId, table.shareKey).where(sql`share_key is not null and status in ('pending','processing')`),
    index("requests_live").on(table.createdAt).where(sql`status in ('pending','processing')`),
    index("requests_unannounced").on(table.createdAt).where(sql`announced_at is null`),
  ],
)

export const requestAttempts = pgTable(
  "request_attempts",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    number: integer("number").notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
    endedAt: at("ended_at"),
    /** delivered, held, failed, cancelled or superseded. */
    outcome: text("outcome"),
    errorCode: text("error_code"),
    /** The model that was asked in this attempt; null before it was chosen. */
    provider: text("provider"),
    model: text("model"),
    /** Why this attempt asked this model: the release's first choice, a retry, a fallback, the cheaper route. */
    role: text("role", { enum: ["first", "retry", "fallback", "economy"] }),
    /** Why the first choice was passed over, as an inference error code or `breaker_open`. */
    passedOver: text("passed_over"),
    /** What the model wrote, kept apart from the result: it becomes the result at delivery, so held text has one place only. */
    draftText: text("draft_text"),
    draftOutput: jsonb("draft_output").$type<unknown>(),
    finishReason: text("finish_reason"),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.number] })],
)

export const streamFrames = pgTable(
  "stream_frames",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    seq: integer("seq").notNull(),
    attempt: integer("attempt").notNull(),
    part: jsonb("part").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.seq] })],
)

export const requestSources = pgTable(
  "request_sources",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    /** The n of the citation mark [n]; 1-based rank. */
    marker: integer("marker").notNull(),
    chunkId: uuid("chunk_id").notNull().references(() => chunks.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    versionId: uuid("version_id").notNull().references(() => documentVersions.id),
    start: integer("start_offset").notNull(),
    end: integer("end_offset").notNull(),
    page: integer("page"),
    heading: text("heading"),
    score: doublePrecision("score").notNull(),
    similarity: doublePrecision("similarity"),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.marker] }), index("request_sources_chunk").on(table.chunkId), index("request_sources_version").on(table.versionId)],
)

export const citations = pgTable(
  "citations",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    attempt: integer("attempt").notNull(),
    marker: integer("marker").notNull(),
    /** Character range of the mark in the answer. */
    answerStart: integer("answer_start").notNull(),
    answerEnd: integer("answer_end").notNull(),
    quote: text("quote").notNull(),
    chunkId: uuid("chunk_id").references(() => chunks.id),
    documentId: uuid("document_id").references(() => documents.id),
    versionId: uuid("version_id").references(() => documentVersions.id),
    /** Character range in the version's text. */
    start: integer("start_offset"),
    end: integer("end_offset"),
    page: integer("page"),
    /** Where the quote stands, page by page, when it runs over more than one. */
    spans: jsonb("spans").$type<{ page: number | null; start: number; end: number }[]>().notNull().default([]),
    verdict: text("verdict", { enum: verdicts }).notNull(),
    score: doublePrecision("score").notNull(),
  },
  (table) => [index("citations_request").on(table.requestId), index("citations_chunk").on(table.chunkId)],
)

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    requestId: uuid("request_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId, table.key] })],
)

export const feedback = pgTable(
  "feedback",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    rating: integer("rating").notNull(),
    comment: text("comment"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.userId] }), uniqueIndex("feedback_workspace").on(table.workspaceId, table.requestId, table.userId)],
)
