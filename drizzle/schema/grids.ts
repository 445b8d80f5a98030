import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { at, createdAt, id } from "./columns"
import { verdicts } from "./constants"
import { documents, documentVersions } from "./documents"
import { users, workspaces } from "./identity"
import { requests } from "./requests"

export const gridColumnTypes = ["text", "number", "money", "date", "duration", "yes_no", "clause"] as const
export type GridColumnType = (typeof gridColumnTypes)[number]

/** The same questions put to many documents. */
export const grids = pgTable(
  "grids",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    ownerId: uuid("owner_id").notNull().references(() => users.id),
    title: text("title").notNull(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
    deletedAt: at("deleted_at"),
  },
  (table) => [index("grids_workspace").on(table.workspaceId, table.id)],
)

export const gridDocuments = pgTable(
  "grid_documents",
  {
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    gridId: uuid("grid_id").notNull().references(() => grids.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.gridId, table.documentId] })],
)

export const gridColumns = pgTable(
  "grid_columns",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    gridId: uuid("grid_id").notNull().references(() => grids.id),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    question: text("question").notNull(),
    type: text("type", { enum: gridColumnTypes }).notNull(),
    /** One of the 41 clause types, where the column asks for one. */
    clauseType: text("clause_type"),
  },
  (table) => [index("grid_columns_grid").on(table.gridId, table.position)],
)

export const gridCells = pgTable(
  "grid_cells",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull().references(() => workspaces.id),
    gridId: uuid("grid_id").notNull().references(() => grids.id),
    columnId: uuid("column_id").notNull().references(() => gridColumns.id),
    documentId: uuid("document_id").notNull().references(() => documents.id),
    state: text("state", { enum: ["waiting", "running", "found", "not_found", "failed"] }).notNull().default("waiting"),
    requestId: uuid("request_id").references(() => requests.id),
    versionId: uuid("version_id").references(() => documentVersions.id),
    /** The value as the column's type has it, and as a person reads it. */
    value: jsonb("value").$type<unknown>(),
    shown: text("shown"),
    quote: text("quote"),
    start: integer("start_offset"),
    end: integer("end_offset"),
    page: integer("page"),
    verdict: text("verdict", { enum: verdicts }),
    confidence: doublePrecision("confidence"),
    error: text("error"),
    /** A person's word on the cell: as found, or corrected to `value`. */
    review: text("review", { enum: ["accepted", "corrected", "rejected"] }),
    reviewedBy: uuid("reviewed_by").references(() => users.id),
    reviewedAt: at("reviewed_at"),
    staleAt: at("stale_at"),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("grid_cells_place").on(table.gridId, table.columnId, table.documentId), index("grid_cells_request").on(table.requestId), index("grid_cells_document").on(table.workspaceId, table.documentId)],
)
