import { mediaTypes } from "../media-type"
import { ExtractionError, describeFailure } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Extraction, ExtractionInput, ExtractionProgress, ExtractionResult } from "./extraction-types"
import { readDocx } from "./read-docx"
import { readEmail } from "./read-email"
import { readHtml } from "./read-html"
import { readMarkdown } from "./read-markdown"
import { readPdf, type PdfProgress } from "./read-pdf"
import { readPlainText } from "./read-plain-text"

/** Reads one document in this process. It may hang or eat memory on a hostile file: call it where that can be stopped. */
export async function readDocument(input: ExtractionInput, limits: ExtractionLimits): Promise<ExtractionResult> {
  return (await readTurn(input, { ...limits, turnMs: Number.POSITIVE_INFINITY })) as ExtractionResult
}

/** One turn of reading; a document of many pages may need several. */
export async function readTurn(input: ExtractionInput, limits: ExtractionLimits): Promise<ExtractionResult | ExtractionProgress> {
  const before = process.cpuUsage()
  try {
    if (input.bytes.length === 0) throw new ExtractionError("empty")
    const extraction = await read(input, limits)
    if ("pagesRead" in extraction) {
      const { user, system } = process.cpuUsage(before)
      return { ok: true, ...extraction, processorMs: (user + system) / 1_000 }
    }
    if (extraction.text.trim() === "") throw new ExtractionError("empty")
    if (extraction.text.length > limits.maxCharacters) throw new ExtractionError("too_large", `It holds more than ${limits.maxCharacters.toLocaleString("en")} characters of text.`)
    return { ok: true, extraction }
  } catch (error) {
    if (error instanceof ExtractionError) return { ok: false, failure: error.failure }
    const isMemory = error instanceof RangeError && /allocation|invalid (array|string) length/i.test(error.message)
    return { ok: false, failure: describeFailure(isMemory ? "out_of_memory" : "corrupt") }
  }
}

async function read({ bytes, mediaType, recognised = [], progress }: ExtractionInput, limits: ExtractionLimits): Promise<Extraction | PdfProgress> {
  switch (mediaType) {
    case mediaTypes.pdf:
      return readPdf({ bytes, recognised, progress: progress ?? null }, limits)
    case mediaTypes.docx:
      return readDocx(bytes, limits)
    case mediaTypes.html:
      return readHtml(bytes)
    case mediaTypes.markdown:
      return readMarkdown(bytes)
    case mediaTypes.email:
      return readEmail(bytes, { limits, readPart: readTurn })
    case mediaTypes.text:
      return readPlainText(bytes)
  }
}
