import { z } from "zod"
import type { DocumentState, Verdict } from "@/drizzle/schema/constants"
import type { DocumentOrigin } from "../connectors/find-origin"
import { PageQuery } from "../paging.dto"
import type { CitationView } from "../requests/requests.dto"

export const maxUploadBytes = 50 * 1024 * 1024

export const CreateTextDocumentInput = z.strictObject({
  title: z.string().trim().min(1).max(300),
  text: z.string().min(1).max(5_000_000),
  visibility: z.enum(["workspace", "private"]).optional(),
})

/** `unchanged` is true when these very bytes are already there: nothing was done. */
export type AcceptedDocument = { id: string; versionId: string; unchanged: boolean; title: string; links: { self: string; progress: string } }

export const ListDocumentsInput = PageQuery.extend({ state: z.string().max(20).optional(), q: z.string().max(200).optional() })
export type ListDocumentsInput = z.infer<typeof ListDocumentsInput>

export type DocumentProgress = {
  state: DocumentState
  /** 0 to 1. */
  shareDone: number
  /** What is being done or why it stopped, and what to do: a sentence for the page. */
  reason: string | null
  code: string | null
}

export type DocumentRow = DocumentProgress & {
  id: string
  title: string
  kind: string | null
  visibility: "workspace" | "private"
  owner: { id: string; name: string }
  mediaType: string
  byteLength: number
  pageCount: number | null
  versionNumber: number
  createdAt: string
  updatedAt: string
}

export type VersionView = {
  id: string
  number: number
  fileName: string
  mediaType: string
  byteLength: number
  sha256: string
  pageCount: number | null
  isServing: boolean
  /** Taken back by a recall: no answer rests on it any more. */
  isWithdrawn: boolean
  createdAt: string
  createdBy: string
  failureCode: string | null
  failureReason: string | null
  warnings: { code: string; message: string }[]
  /** Text that a reader of the file does not see; it is part of nothing. `page` is null where the format has none. */
  hiddenTexts: { page: number | null; text: string; reason: string }[]
  /** 0 to 1, where pages were recognised from pictures; null where none were. */
  ocrConfidence: number | null
}

export type DocumentView = DocumentRow & {
  version: VersionView | null
  latestVersion: VersionView
  chunkCount: number
  canEdit: boolean
  sourceUrl: string | null
  /** The row of another database that this document is kept from. */
  origin: DocumentOrigin | null
  analysis: AnalysisView | null
}

/** The contract analysis of the serving version. Until a reviewer signs, everyone but reviewers gets status and message only. */
export type AnalysisView = {
  requestId: string
  status: "waiting_for_budget" | "running" | "awaiting_review" | "approved" | "rejected" | "failed" | "cancelled"
  message: string
  isVisible: boolean
  output: unknown
  /** Where the quotes of the output stand; none while it is not visible. */
  citations: CitationView[]
  reviewItemId: string | null
  reviewer: string | null
  decidedAt: string | null
}

export type ClauseView = {
  id: string
  clauseType: string
  quote: string
  answer: string | null
  confidence: number
  verdict: Verdict
  score: number
  start: number | null
  end: number | null
  page: number | null
  versionId: string
}

/** The text of a version for the viewer; pages are null where the format has none. */
export type DocumentTextView = {
  versionId: string
  versionNumber: number
  text: string
  pages: { page: number; start: number; end: number }[] | null
  sections: { heading: string; level: number; start: number; end: number }[]
}

/** One stretch of a line: characters [start, end) of the version's text, and its box in points from the page's top left corner. */
export type LineBox = [start: number, end: number, x: number, y: number, width: number, height: number]

/** Where the text of a page stands on it. Width and height in points, as shown; `ocrConfidence` is 0 to 1 where the page was recognised from a picture, null where its text was written. */
export type PageLayoutView = { page: number; width: number; height: number; lines: LineBox[]; ocrConfidence: number | null }
export type PageLayoutsView = { versionId: string; pageCount: number | null; items: PageLayoutView[] }

const pagesAtOnce = 20
const pageNumber = z.coerce.number().int().min(1).max(100_000)

/** One page, or the pages from `from` to `to`. */
export const LayoutQuery = z
  .object({ versionId: z.uuid().optional(), page: pageNumber.optional(), from: pageNumber.optional(), to: pageNumber.optional() })
  .refine(({ page, from, to }) => (page === undefined ? from !== undefined && to !== undefined && from <= to && to - from < pagesAtOnce : from === undefined && to === undefined), {
    message: `Ask for one page, or for up to ${pagesAtOnce} pages with from and to.`,
    path: ["page"],
  })

export const SearchInput = z.object({ q: z.string().trim().min(1).max(1000), documentId: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(50).default(10) })
export type SearchInput = z.infer<typeof SearchInput>
export type SearchHit = { chunkId: string; documentId: string; versionId: string; title: string; page: number | null; heading: string | null; start: number; end: number; text: string; score: number }
