import { sql } from "drizzle-orm"
import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { anyVector, at, bytea, createdAt, id, tsvector } from "./columns"
import { documentStates, verdicts } from "./constants"
import { users, workspaces } from "./identity"

export type PageRange = { page: number; start: number; end: number }
/** Text that a reader of the file does not see: kept out of search and prompts, shown to whoever uploaded it. `page` is null where the format has none. */
export type HiddenText = { page: number | null; text: string; reason: string }
export type SectionRange = { heading: string; level: number; start: number; end: number }

export const documents = pgTable(
  "documents",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    ownerId: uuid("owner_id").notNull().references(() => users.id),
    title: text("title").notNull(),
    visibility: text("visibility", { enum: ["workspace", "private"] }).notNull().default("workspace"),
    sourceUrl: text("source_url"),
    /** What the classifier said, such as contract or policy; null until known. */
    kind: text("kind"),
    /** The version that serves; null until the first one is indexed. */
    currentVersionId: uuid("current_version_id"),
    latestVersionId: uuid("latest_version_id"),
    state: text("state", { enum: documentStates }).notNull().default("queued"),
    stateCode: text("state_code"),
    stateReason: text("state_reason"),
    shareDone: real("share_done").notNull().default(0),
    /** The contract_analysis request of the serving version. */
    analysisRequestId: uuid("analysis_request_id"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
    deletedAt: at("deleted_at"),
  },
  (table) => [index("documents_workspace").on(table.workspaceId, table.id)],
)

export const blobs = pgTable(
  "blobs",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    sha256: text("sha256").notNull(),
    bytes: bytea("bytes").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.sha256] })],
)

export const documentVersions = pgTable(
  "document_versions",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    number: integer("number").notNull(),
    sha256: text("sha256").notNull(),
    byteLength: integer("byte_length").notNull(),
    mediaType: text("media_type").notNull(),
    fileName: text("file_name").notNull(),
    /** Extracted text; chunks and citations address character ranges of it. Null until read. */
    text: text("text"),
    pages: jsonb("pages").$type<PageRange[]>(),
    sections: jsonb("sections").$type<SectionRange[]>(),
    pageCount: integer("page_count"),
    warnings: jsonb("warnings").$type<{ code: string; message: string }[]>().notNull().default([]),
    hiddenTexts: jsonb("hidden_texts").$type<HiddenText[]>().notNull().default([]),
    /** Mean confidence of recognition, 0 to 1; null where no page was recognised from a picture. */
    ocrConfidence: real("ocr_confidence"),
    /** A withdrawn version is served to nobody and cited nowhere. */
    withdrawnAt: at("withdrawn_at"),
    createdBy: uuid("created_by").notNull().references(() => users.id),
    createdAt: createdAt(),
    /** Set when extraction gave text. */
    readAt: at("read_at"),
    /** Set in the transaction in which this version began to serve. */
    servedAt: at("served_at"),
    failureCode: text("failure_code"),
    failureReason: text("failure_reason"),
    /** The outbox: null until the event of this row was announced. */
    announcedAt: at("announced_at"),
  },
  (table) => [
    uniqueIndex("document_versions_number").on(table.documentId, table.number),
    index("document_versions_sha256").on(table.workspaceId, table.sha256),
    index("document_versions_unannounced").on(table.createdAt).where(sql`announced_at is null`),
  ],
)

export const chunks = pgTable(
  "chunks",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    contentHash: text("content_hash").notNull(),
    text: text("text").notNull(),
    wordCount: integer("word_count").notNull(),
    search: tsvector("search").generatedAlwaysAs(sql`to_tsvector('english', "text")`),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("chunks_content").on(table.workspaceId, table.contentHash), index("chunks_search").using("gin", table.search)],
)

/** Where a version has a chunk. The same chunk may stand in many versions, and twice in one. */
export const versionChunks = pgTable(
  "version_chunks",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    versionId: uuid("version_id").notNull().references(() => documentVersions.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    position: integer("position").notNull(),
    chunkId: uuid("chunk_id").notNull().references(() => chunks.id),
    start: integer("start_offset").notNull(),
    end: integer("end_offset").notNull(),
    pageStart: integer("page_start"),
    pageEnd: integer("page_end"),
    heading: text("heading"),
    /** Hash of what is embedded for this place: title, headings and text; the key of its vector. Null in rows of before: the chunk's own hash. */
    embeddingHash: text("embedding_hash"),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.position] }), index("version_chunks_chunk").on(table.chunkId), index("version_chunks_embedding").on(table.workspaceId, table.embeddingHash), index("version_chunks_workspace").on(table.workspaceId, table.documentId)],
)

export const chunkEmbeddings = pgTable(
  "chunk_embeddings",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    /** Hash of the text that was embedded. */
    contentHash: text("content_hash").notNull(),
    model: text("model").notNull(),
    embedding: anyVector("embedding").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.contentHash, table.model] })],
)

export const extractedClauses = pgTable(
  "extracted_clauses",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    versionId: uuid("version_id").notNull().references(() => documentVersions.id),
    /** The analysis this clause belongs to; it is readable when that request is. */
    requestId: uuid("request_id").notNull(),
    clauseType: text("clause_type").notNull(),
    quote: text("quote").notNull(),
    answer: text("answer"),
    confidence: doublePrecision("confidence").notNull(),
    verdict: text("verdict", { enum: verdicts }).notNull(),
    score: doublePrecision("score").notNull(),
    start: integer("start_offset"),
    end: integer("end_offset"),
    page: integer("page"),
    createdAt: createdAt(),
  },
  (table) => [index("extracted_clauses_document").on(table.workspaceId, table.documentId), index("extracted_clauses_request").on(table.requestId)],
)
