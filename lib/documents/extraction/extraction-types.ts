import type { MediaType } from "../media-type"
import type { RecognisedPage } from "../recognition/recognition-types"

/** Where a page's text stands: characters [start, end) of the extracted text. Pages count from 1. */
export type PageRange = { page: number; start: number; end: number }

/** Text that a reader of the file does not see, and why, in words. It is no part of the extracted text. `page` is null where the format has none. */
export type HiddenText = { page: number | null; text: string; reason: string }

/** One stretch of a line as it stands on its page: characters [start, end) of the extracted text, and its box in points from the page's top left corner. */
export type LineBox = [start: number, end: number, x: number, y: number, width: number, height: number]

/** Where a page's text stands on it. Width and height in points, as shown (rotation applied). */
export type PageLayout = {
  page: number
  width: number
  height: number
  lines: LineBox[]
  /** 0 to 1, where the page was recognised from a picture; null where its text was written. */
  ocrConfidence: number | null
}

/** A heading and all it governs: characters [start, end), up to the next heading of the same or a higher level. Level 1 is the highest. */
export type Section = { heading: string; level: number; start: number; end: number }

export type ExtractionWarning = {
  code: "pages_without_text" | "pages_recognised" | "attachments_unread" | "pages_unreadable" | "partly_unreadable"
  /** A sentence for the person who uploaded the file. */
  message: string
  /** The pages concerned, counted from 1; absent when the warning is about the whole document. */
  pages?: number[]
}

/**
 * A document as readable text. Blank lines separate paragraphs; the text holds no NUL and no lone surrogate.
 * `pages` and `pageCount` are null for formats without pages (DOCX, text, Markdown, HTML, e-mail).
 */
export type Extraction = {
  text: string
  pages: PageRange[] | null
  sections: Section[]
  pageCount: number | null
  /** Null where the format has no pages. */
  layouts: PageLayout[] | null
  hiddenTexts: HiddenText[]
  /** Pages whose text stands in a picture and was not recognised, counted from 1. */
  scannedPages: number[]
  /** Mean confidence of recognition over its letters, 0 to 1; null where nothing was recognised. */
  ocrConfidence: number | null
  warnings: ExtractionWarning[]
}

export type ExtractionFailureCode =
  | "encrypted"
  | "corrupt"
  | "no_text"
  | "unsupported"
  | "too_large"
  | "too_many_pages"
  | "timeout"
  | "out_of_memory"
  | "hostile"
  | "empty"

/** `message` tells the user why the document could not be read and what to do; `scannedPages` as in Extraction. */
export type ExtractionFailure = { code: ExtractionFailureCode; message: string; scannedPages?: number[] }

export type ExtractionResult = { ok: true; extraction: Extraction } | { ok: false; failure: ExtractionFailure }

export type ExtractionInput = {
  bytes: Uint8Array
  mediaType: MediaType
  fileName: string
  /** Pages that were recognised from their pictures; they stand for what the file has no text for. */
  recognised?: readonly RecognisedPage[]
  /** What earlier turns have read. */
  progress?: Uint8Array
}

/** The end of a turn in which not all pages were read. `pagesRead` counts those of all turns, `processorMs` is of this one; `progress` is for the next. */
export type ExtractionProgress = { ok: true; progress: Uint8Array; pagesRead: number; processorMs: number }

/** Edges in points from the page's top left corner, as shown. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Characters [start, end) of a line or a block, and where they stand. */
export type PlacedSpan = { start: number; end: number; box: Box }

/** One stretch of text between blank lines, in reading order, before it is placed in the whole. */
export type Block = {
  text: string
  /** Heading level from 1, null for running text. */
  level: number | null
  /** What the section is called when it is only the beginning of the block. */
  heading?: string
  /** Page from 1; null where the format has none. */
  page: number | null
  /** The block continues the sentence of the block before it. */
  isContinuation?: boolean
  /** Where its lines stand on the page; absent where the format has none. */
  spans?: readonly PlacedSpan[]
}
