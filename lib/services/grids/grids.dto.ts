import { z } from "zod"
import type { GridColumnType } from "@/drizzle/schema/grids"
import type { Verdict } from "@/drizzle/schema/constants"
import { clauseTypeNames } from "@/prompts/clause-types"
import { PageQuery } from "../paging.dto"
import { columnTypes, mostColumns, mostDocuments } from "./constants"

const tooManyDocuments = `A grid takes at most ${mostDocuments} documents. Make a second one for the rest.`
const tooManyColumns = `A grid takes at most ${mostColumns} columns. Make a second one for the rest.`

const DocumentIds = z.array(z.uuid()).max(mostDocuments, tooManyDocuments)

export const NewColumn = z.strictObject({
  title: z.string().trim().min(1).max(80),
  question: z.string().trim().min(1).max(500),
  type: z.enum(columnTypes),
  clauseType: z.enum(clauseTypeNames as [string, ...string[]]).nullish(),
})
export type NewColumn = z.infer<typeof NewColumn>

export const CreateGridInput = z.strictObject({
  title: z.string().trim().min(1).max(200),
  documentIds: DocumentIds.min(1, "Choose at least one document."),
  columns: z.array(NewColumn).min(1, "Ask at least one question.").max(mostColumns, tooManyColumns),
})
export type CreateGridInput = z.infer<typeof CreateGridInput>

export const ChangeGridInput = z.strictObject({
  title: z.string().trim().min(1).max(200).optional(),
  addDocumentIds: DocumentIds.optional(),
  removeDocumentIds: z.array(z.uuid()).max(mostDocuments).optional(),
  addColumns: z.array(NewColumn).max(mostColumns, tooManyColumns).optional(),
  removeColumnIds: z.array(z.uuid()).max(mostColumns).optional(),
  /** Every column that stays, in its new order. */
  columnOrder: z.array(z.uuid()).max(mostColumns).optional(),
})
export type ChangeGridInput = z.infer<typeof ChangeGridInput>

export const ListGridsInput = PageQuery.extend({ cursor: z.uuid().optional() })
export const GetGridInput = z.object({ changedSince: z.iso.datetime({ offset: true }).optional() })

/** Which answered cells are asked again. */
export const FillGridInput = z.strictObject({ cells: z.union([z.enum(["failed", "stale"]), z.array(z.uuid()).min(1).max(mostDocuments * mostColumns)]) })
export type FillGridInput = z.infer<typeof FillGridInput>

export const CellParams = z.object({ id: z.uuid(), cellId: z.uuid() })

export const ReviewCellInput = z.discriminatedUnion("review", [
  z.strictObject({ review: z.literal("accepted") }),
  z.strictObject({ review: z.literal("rejected") }),
  z.strictObject({ review: z.literal("corrected"), value: z.string().trim().min(1).max(2_000) }),
])
export type ReviewCellInput = z.infer<typeof ReviewCellInput>

const exportFormats = ["csv", "xlsx"] as const
export type ExportFormat = (typeof exportFormats)[number]
export const ExportGridInput = z.object({ format: z.enum(exportFormats).default("csv") })

export type GridColumnView = { id: string; title: string; question: string; type: GridColumnType; clauseType: string | null }

export type GridDocumentView = { id: string; title: string; isPrivate: boolean; /** False while it has no text to ask. */ isReadable: boolean }

/** What a cell shows at a glance; its quote is asked for one by one. */
export type CellView = {
  id: string
  columnId: string
  documentId: string
  /** `withdrawn`: its answer was recalled, and nobody is shown it. */
  state: "waiting" | "running" | "found" | "not_found" | "failed" | "withdrawn"
  shown: string | null
  page: number | null
  verdict: Verdict | null
  confidence: number | null
  error: string | null
  review: "accepted" | "corrected" | "rejected" | null
  isStale: boolean
  /** A person should look: not sure, not borne out by its quote, without a value of the column's type, or stale. */
  isDoubtful: boolean
  doubts: string[]
}

export type CellDetail = CellView & {
  documentTitle: string
  value: unknown
  quote: string | null
  versionId: string | null
  start: number | null
  end: number | null
  requestId: string | null
  reviewer: string | null
  reviewedAt: string | null
}

export type GridRow = { id: string; title: string; owner: { id: string; name: string }; documents: number; columns: number; cells: number; open: number; failed: number; createdAt: string; updatedAt: string }

export type GridView = {
  id: string
  title: string
  owner: { id: string; name: string }
  canEdit: boolean
  canReview: boolean
  documents: GridDocumentView[]
  columns: GridColumnView[]
  /** Only those that changed, when asked so. */
  cells: CellView[]
  /** Counts of all cells that this person may see. */
  progress: { total: number; open: number; failed: number; doubtful: number; stale: number }
  /** To be given as `changedSince` the next time. */
  asOf: string
}
