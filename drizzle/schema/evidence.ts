import { sql } from "drizzle-orm"
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { documents, documentVersions } from "./documents"
import { users, workspaces } from "./identity"
import { requests } from "./requests"

/** One line as it stands on its page: characters [start, end) of the version's text, and its box in points from the page's top left corner. */
export type LineBox = [start: number, end: number, x: number, y: number, width: number, height: number]

/** Where the text of a page stands on it, for marking passages on the page itself. */
export const pageLayouts = pgTable(
  "page_layouts",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    versionId: uuid("version_id").notNull().references(() => documentVersions.id),
    /** From 1. */
    page: integer("page").notNull(),
    /** In points, as shown (rotation applied). */
    width: real("width").notNull(),
    height: real("height").notNull(),
    lines: jsonb("lines").$type<LineBox[]>().notNull(),
    /** 0 to 1, where the page was recognised from a picture; null where its text was written. */
    ocrConfidence: real("ocr_confidence"),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.page] })],
)

/** What recognition gave for a page, kept until the version is read as a whole, so that a killed process goes on at the next page. */
export const recognisedPages = pgTable(
  "recognised_pages",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    versionId: uuid("version_id").notNull().references(() => documentVersions.id),
    page: integer("page").notNull(),
    width: real("width").notNull(),
    height: real("height").notNull(),
    /** Lines in reading order, boxes in points from the top left corner. */
    lines: jsonb("lines").$type<{ text: string; x: number; y: number; width: number; height: number; confidence: number }[]>().notNull(),
    confidence: real("confidence").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.page] })],
)

/** What has changed under a delivered answer: one row for each passage it rests on that is no longer what it was. */
export const staleCauses = pgTable(
  "stale_causes",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    /** The version the answer rests on, and the one that took its place; null when the document was deleted. */
    oldVersionId: uuid("old_version_id").notNull().references(() => documentVersions.id),
    newVersionId: uuid("new_version_id").references(() => documentVersions.id),
    kind: text("kind", { enum: ["changed", "vanished", "deleted", "withdrawn"] }).notNull(),
    /** Cited in the answer, or only relied on. */
    isCited: boolean("is_cited").notNull(),
    /** Character ranges in the two versions' texts; the new one is null where nothing took the passage's place. */
    oldStart: integer("old_start").notNull(),
    oldEnd: integer("old_end").notNull(),
    newStart: integer("new_start"),
    newEnd: integer("new_end"),
    createdAt: createdAt(),
  },
  (table) => [index("stale_causes_request").on(table.requestId), index("stale_causes_document").on(table.workspaceId, table.documentId)],
)

/** Who wants to be told when a document or an answer changes. Authors of answers and owners of documents are told without a row. */
export const watches = pgTable(
  "watches",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    subjectKind: text("subject_kind", { enum: ["document", "request"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.subjectKind, table.subjectId] }), index("watches_subject").on(table.workspaceId, table.subjectKind, table.subjectId)],
)

export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    kind: text("kind").notNull(),
    subjectKind: text("subject_kind", { enum: ["document", "request", "recall", "review"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** One sentence without any text of a document or an answer. */
    message: text("message").notNull(),
    createdAt: createdAt(),
    readAt: at("read_at"),
  },
  (table) => [index("notifications_user").on(table.workspaceId, table.userId, table.id), index("notifications_unread").on(table.workspaceId, table.userId).where(sql`read_at is null`)],
)

/** Everything an attempt was made from, by reference: with the release, the sources and the payload it gives the same prompt again, byte for byte. */
export const answerRecords = pgTable(
  "answer_records",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    attempt: integer("attempt").notNull(),
    /** Values the prompt was rendered with that stand nowhere else, such as the workspace's date. */
    variables: jsonb("variables").$type<Record<string, string>>().notNull().default({}),
    /** Earlier requests of the conversation whose turns were sent, oldest first. */
    earlierRequestIds: uuid("earlier_request_ids").array().notNull().default(sql`'{}'::uuid[]`),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    embeddingModel: text("embedding_model"),
    /** SHA-256 of the rendered prompt, and of the text or output as it was written. */
    promptHash: text("prompt_hash").notNull(),
    outputHash: text("output_hash"),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.attempt] })],
)

export type RecallSelector =
  | { kind: "version"; documentId: string; versionId: string }
  | { kind: "release"; releaseId: string }
  | { kind: "model"; provider: string; model: string }
  | { kind: "period"; from: string; to: string }

/** All that rests on something found to be wrong, followed to the end. */
export const recalls = pgTable(
  "recalls",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    createdBy: uuid("created_by").notNull().references(() => users.id),
    reason: text("reason").notNull(),
    selector: jsonb("selector").$type<RecallSelector>().notNull(),
    state: text("state", { enum: ["open", "closed"] }).notNull().default("open"),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
    closedBy: uuid("closed_by").references(() => users.id),
  },
  (table) => [index("recalls_workspace").on(table.workspaceId, table.id)],
)

export const recallItems = pgTable(
  "recall_items",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    recallId: uuid("recall_id").notNull().references(() => recalls.id),
    kind: text("kind", { enum: ["answer", "approval", "export", "cache_entry", "running"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The request that the subject belongs to; null for an export of many. */
    requestId: uuid("request_id").references(() => requests.id),
    state: text("state", { enum: ["found", "withdrawn", "stopped", "asked_again", "settled"] }).notNull().default("found"),
    notifiedAt: at("notified_at"),
    /** The request that was asked in its place. */
    replacementId: uuid("replacement_id").references(() => requests.id),
    settledBy: uuid("settled_by").references(() => users.id),
    settledAt: at("settled_at"),
    note: text("note"),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("recall_items_subject").on(table.recallId, table.kind, table.subjectId), index("recall_items_request").on(table.requestId)],
)

/** What left the product as a file, and the requests it was made from. */
export const exportedFiles = pgTable(
  "exported_files",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    format: text("format").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    requestIds: uuid("request_ids").array().notNull(),
    sha256: text("sha256").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("exported_files_workspace").on(table.workspaceId, table.id), index("exported_files_requests").using("gin", table.requestIds)],
)

/** Vectors of one embedding model in one workspace: built beside the model that serves, then put in its place. */
export const embeddingIndexes = pgTable(
  "embedding_indexes",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    dimensions: integer("dimensions").notNull(),
    state: text("state", { enum: ["building", "serving", "retired"] }).notNull(),
    startedAt: at("started_at").notNull().defaultNow(),
    servingAt: at("serving_at"),
    retiredAt: at("retired_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.model] }), uniqueIndex("embedding_indexes_serving").on(table.workspaceId).where(sql`state = 'serving'`)],
)

/** Results of the regular looks at the index: everything counted, or recall measured on known passages. */
export const indexChecks = pgTable(
  "index_checks",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    kind: text("kind", { enum: ["full", "recall"] }).notNull(),
    /** 0 to 1: the share of the labelled passages among the first `depth` hits. */
    recall: doublePrecision("recall"),
    depth: integer("depth"),
    cases: integer("cases"),
    findings: jsonb("findings").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [index("index_checks_workspace").on(table.workspaceId, table.kind, table.id)],
)
