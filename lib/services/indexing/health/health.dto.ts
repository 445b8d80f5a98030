import type { DocumentState } from "@/drizzle/schema/constants"

/** Something that should not be, how often, and what to do about it. `affected` is 0 where all is well. */
export type IndexFinding = { code: FindingCode; title: string; affected: number; advice: string }
export type FindingCode = "without_vector" | "empty_documents" | "places_without_text" | "orphaned_vectors" | "stuck_documents" | "moved_passages"

export type IndexModel = { name: string; provider: string; dimensions: number; since: string }

export type IndexHealth = {
  documents: { state: DocumentState; count: number }[]
  /** Passages of serving documents, and how many of them cannot be found by meaning yet. */
  passages: number
  withoutVector: number
  pending: { documents: number; oldestSince: string | null }
  serving: (IndexModel & { /** False: passages are found by their words alone until the new index is built. */ isCallable: boolean }) | null
  building: (IndexModel & { built: number; total: number }) | null
  lastCheck: { at: string; sampledVersions: number; passages: number; vectors: number; findings: IndexFinding[] } | null
  /** Newest first. */
  recall: { at: string; recall: number; depth: number; cases: number; byWordsAlone: boolean }[]
  /** Of the approximate index beside an exact comparison, at the last check; null where every search is exact. */
  approximateRecall: number | null
  /** Since when a check runs; null while none does. */
  checkingSince: string | null
}

export type AskedCheck = { checkingSince: string; isNew: boolean }
