import { z } from "zod"
import type { Decision, ReviewState } from "@/drizzle/schema/constants"
import { PageQuery } from "../paging.dto"
import type { ClauseView } from "../documents/documents.dto"
import type { RequestView } from "../requests/requests.dto"

export const ListReviewsInput = PageQuery.extend({ status: z.enum(["open", "claimed", "undecided", "decided"]).default("undecided") })
export type ListReviewsInput = z.infer<typeof ListReviewsInput>

export const DecideReviewInput = z.strictObject({
  decision: z.enum(["approve", "edit", "reject", "rerun"]),
  /** With `edit`: a string for prose, an object for structured output; it must match the prompt's output schema. */
  output: z.unknown().optional(),
  reason: z.string().trim().max(4000).optional(),
  /** The `evidenceHash` of the view that the decision was made on; an approval of anything newer is refused. */
  evidenceHash: z.string().max(64).optional(),
})
export type DecideReviewInput = z.infer<typeof DecideReviewInput>

export type ReviewRow = {
  id: string
  requestId: string
  promptKey: string
  promptTitle: string
  author: { id: string; name: string }
  documents: { id: string; title: string }[]
  reasons: string[]
  priority: number
  state: ReviewState
  claimedBy: { id: string; name: string } | null
  isMine: boolean
  /** False for the author: nobody signs their own. */
  canDecide: boolean
  dueAt: string | null
  createdAt: string
  decision: Decision | null
  decidedBy: string | null
  decidedAt: string | null
}

/** A document behind an output, in the version that it was made from. */
export type ReviewFile = { documentId: string; title: string; versionId: string; versionNumber: number; mediaType: string; isServing: boolean }

export type ReviewView = ReviewRow & {
  request: RequestView
  clauses: ClauseView[]
  files: ReviewFile[]
  /** JSON Schema of the output, for the edit form; null for prose. */
  outputSchema: Record<string, unknown> | null
  claimExpiresAt: string | null
  decisionReason: string | null
  /** Names exactly what this view shows; send it with the decision. */
  evidenceHash: string
  /** True when a document or the draft has changed since the output was held. */
  hasEvidenceChanged: boolean
}

export type ReviewClaim = { id: string; state: ReviewState; claimedBy: { id: string; name: string } | null; claimExpiresAt: string | null }
