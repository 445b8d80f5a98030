import { sql } from "drizzle-orm"
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { decisions, reviewStates } from "./constants"
import { users, workspaces } from "./identity"
import { requests } from "./requests"

/** What a decision rests on: the ids and hashes of everything the reviewer was shown. */
export type ReviewEvidence = {
  releaseHash: string
  attempt: number
  outputHash: string
  sources: { versionId: string; chunkId: string }[]
  versionIds: string[]
}

export const reviewItems = pgTable(
  "review_items",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    authorId: uuid("author_id").notNull().references(() => users.id),
    state: text("state", { enum: reviewStates }).notNull().default("open"),
    reasons: text("reasons").array().notNull(),
    /** Higher comes first. */
    priority: integer("priority").notNull().default(0),
    evidence: jsonb("evidence").$type<ReviewEvidence>().notNull(),
    evidenceHash: text("evidence_hash").notNull(),
    claimedBy: uuid("claimed_by").references(() => users.id),
    claimedAt: at("claimed_at"),
    claimExpiresAt: at("claim_expires_at"),
    dueAt: at("due_at"),
    decision: text("decision", { enum: decisions }),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: at("decided_at"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("review_items_undecided").on(table.requestId).where(sql`state <> 'decided'`),
    index("review_items_queue").on(table.workspaceId, table.state, table.priority, table.createdAt),
  ],
)

export const reviewDecisions = pgTable(
  "review_decisions",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    itemId: uuid("item_id").notNull().references(() => reviewItems.id),
    requestId: uuid("request_id").notNull().references(() => requests.id),
    reviewerId: uuid("reviewer_id").notNull().references(() => users.id),
    decision: text("decision", { enum: decisions }).notNull(),
    reason: text("reason"),
    outputBefore: jsonb("output_before").$type<unknown>(),
    outputAfter: jsonb("output_after").$type<unknown>(),
    evidence: jsonb("evidence").$type<ReviewEvidence>().notNull(),
    evidenceHash: text("evidence_hash").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("review_decisions_item").on(table.itemId), index("review_decisions_request").on(table.requestId)],
)
