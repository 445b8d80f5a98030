import { z } from "zod"
import { verdicts, type Verdict } from "@/drizzle/schema/constants"

export const ListClausesInput = z.object({
  type: z.string().max(60).optional(),
  documentId: z.uuid().optional(),
  verdict: z.enum(verdicts).optional(),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
  maxConfidence: z.coerce.number().min(0).max(1).optional(),
  /** How many clauses to pass over, as `nextCursor` gives it. */
  cursor: z.string().regex(/^\d{1,7}$/).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type ListClausesInput = z.input<typeof ListClausesInput>

export const MissingClausesInput = z.object({ type: z.string().min(1).max(60) })
export const SearchClausesInput = z.object({ q: z.string().trim().min(1).max(1000), type: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(50).default(20) })
export type SearchClausesInput = z.infer<typeof SearchClausesInput>

export type WorkspaceClause = {
  id: string
  documentId: string
  documentTitle: string
  versionId: string
  clauseType: string
  quote: string
  answer: string | null
  confidence: number
  verdict: Verdict
  score: number
  start: number | null
  end: number | null
  page: number | null
}

export type ClauseList = { items: WorkspaceClause[]; nextCursor: string | null }

export type ClauseTypeRow = { name: string; definition: string; clauses: number; contracts: number }

/** All 41 types with what was found of each, and the contracts that were read for them. */
export type ClauseOverview = {
  types: ClauseTypeRow[]
  contracts: { id: string; title: string; clauses: number }[]
  /** Contracts whose clauses this person may not read yet. */
  unreadContracts: number
}
