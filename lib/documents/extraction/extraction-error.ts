import type { ExtractionFailure, ExtractionFailureCode } from "./extraction-types"

const sentences: Record<ExtractionFailureCode, string> = {
  encrypted: "This file is protected with a password. Remove the password and upload it again.",
  corrupt: "This file is damaged and could not be read. Export or save it again and upload the new copy.",
  no_text: "This document holds images but no text, as a scan does. Run text recognition (OCR) on it and upload the result.",
  unsupported: "This kind of file cannot be read. Upload a PDF, DOCX, text, Markdown, HTML or e-mail (.eml) file.",
  too_large: "This document is too large to read. Split it into smaller documents and upload those.",
  too_many_pages: "This document has too many pages. Split it into smaller documents and upload those.",
  timeout: "Reading this document took too long and was stopped. Split it, or save it again in a simpler form, and upload that.",
  out_of_memory: "Reading this document needs more memory than is allowed. Split it, or save it again in a simpler form, and upload that.",
  hostile: "This file is built in a way that can harm the program that opens it, so it was not read. Save its content as a new document and upload that.",
  empty: "This document is empty. Check that you picked the right file and upload it again.",
}

/** A failure with its usual sentence; `detail` is put before it where the reason can be named more exactly. */
export function describeFailure(code: ExtractionFailureCode, detail?: string): ExtractionFailure {
  return { code, message: detail === undefined ? sentences[code] : `${detail} ${sentences[code]}` }
}

/** Thrown inside the child by readers that know why they stopped; it becomes the failure of the result. */
export class ExtractionError extends Error {
  override readonly name = "ExtractionError"
  readonly failure: ExtractionFailure

  constructor(code: ExtractionFailureCode, detail?: string, scannedPages?: number[]) {
    const failure = { ...describeFailure(code, detail), ...(scannedPages === undefined ? {} : { scannedPages }) }
    super(failure.message)
    this.failure = failure
  }
}
