import { sql } from "drizzle-orm"
import { bigint, bigserial, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { createdAt, id } from "./columns"
import { workspaces } from "./identity"

/** Append-only. Rows are written unsealed; a scheduled function seals them in order into a hash chain. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    position: bigserial("position", { mode: "number" }).notNull(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    actorId: uuid("actor_id"),
    actorKind: text("actor_kind", { enum: ["user", "api_key", "system"] }).notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
    sealedSeq: bigint("sealed_seq", { mode: "number" }),
    previousHash: text("previous_hash"),
    hash: text("hash"),
  },
  (table) => [
    index("audit_log_workspace").on(table.workspaceId, table.position),
    index("audit_log_subject").on(table.workspaceId, table.subjectKind, table.subjectId),
    index("audit_log_unsealed").on(table.workspaceId, table.position).where(sql`sealed_seq is null`),
    uniqueIndex("audit_log_chain").on(table.workspaceId, table.sealedSeq),
  ],
)
