import { z } from "zod"
import type { WorkspaceClause } from "./clauses.dto"

/** A document, or one version of it: `<documentId>` or `<documentId>:<versionId>`. */
const Side = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i, "Give the id of a document, or of a document and a version with a colon between them.")
  .transform((side): { documentId: string; versionId: string | undefined } => {
    const [documentId = "", versionId] = side.toLowerCase().split(":")
    return { documentId, versionId }
  })

export const CompareInput = z.object({ left: Side, right: Side })
export type CompareInput = z.output<typeof CompareInput>

/** `held`: a reviewer has to sign its analysis first. `none`: nothing was analysed. */
export type ComparedSide = { documentId: string; title: string; versionId: string; versionNumber: number; isServing: boolean; state: "read" | "held" | "none"; clauses: number }

export type DiffPart = { kind: "same" | "removed" | "added"; text: string }

export type ComparedType = {
  type: string
  change: "same" | "changed" | "only_left" | "only_right" | "neither"
  left: WorkspaceClause[]
  right: WorkspaceClause[]
  /** Word by word, from left to right; empty where only one side has such a clause. */
  parts: DiffPart[]
}

export type Comparison = { left: ComparedSide; right: ComparedSide; types: ComparedType[] }
