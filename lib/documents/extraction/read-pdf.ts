import { createRequire } from "node:module"
import path from "node:path"
import { deserialize, serialize } from "node:v8"
import { getDocumentProxy } from "unpdf"
import type { RecognisedPage } from "../recognition/recognition-types"
import { assembleExtraction } from "./assemble-extraction"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction, HiddenText } from "./extraction-types"
import { listHiddenProperties } from "./hidden-properties"
import { buildBlocks } from "./pdf-blocks"
import { readPdfPage, type PageReading, type ReadPage } from "./pdf-page"
import { listEmptyPages, listScannedPages, meanConfidence, placeRecognised } from "./pdf-scans"
import { listWarnings } from "./pdf-warnings"
import { provideTransfer } from "./transfer-array-buffers"

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type ReadPages = { pages: ReadPage[]; unreadable: number[] }
type PdfReading = { bytes: Uint8Array; recognised: readonly RecognisedPage[]; /** Pages read in earlier turns. */ progress: Uint8Array | null }

/** What was read when the turn was over. */
export type PdfProgress = { progress: Uint8Array; pagesRead: number }

/** Text of a PDF with its pages; recognised ones stand for pages that are pictures. A file that opens without a password is read, whatever its owner's password forbids. */
export async function readPdf({ bytes, recognised, progress }: PdfReading, limits: ExtractionLimits): Promise<Extraction | PdfProgress> {
  const startedAt = performance.now()
  const hasImages = holdsImages(bytes)
  const pdf = await openPdf(bytes)
  try {
    const pageCount = pdf.numPages
    if (pageCount > limits.maxPages) throw new ExtractionError("too_many_pages", `It has ${pageCount} pages; ${limits.maxPages} are allowed.`)
    const read: ReadPages = progress === null ? { pages: [], unreadable: [] } : (deserialize(progress) as ReadPages)
    if (read.pages.length < pageCount) {
      await readPages(pdf, { read, limits, until: startedAt + limits.turnMs })
      // Putting the pages together takes its time too.
      if (read.pages.length < pageCount || performance.now() - startedAt > limits.turnMs / 2) return { progress: serialize(read), pagesRead: read.pages.length }
    }
    const { pages: written, unreadable } = read
    if (unreadable.length === pageCount) throw new ExtractionError("corrupt")
    const pages = placeRecognised(written, recognised)
    const scannedPages = listScannedPages(pages)
    const blocks = buildBlocks(pages.map((page) => page.lines))
    if (holdsNoReading(blocks)) {
      if (unreadable.length > 0 || !(hasImages || blocks.length > 0)) throw new ExtractionError(unreadable.length > 0 ? "corrupt" : "empty")
      throw new ExtractionError("no_text", undefined, scannedPages.length > 0 ? scannedPages : listEmptyPages(pages))
    }
    const hiddenTexts = [...pages.flatMap((page) => page.hiddenTexts), ...(await listProperties(pdf, blocks))]
    return assembleExtraction({ blocks, pageCount, pageSizes: pages, hiddenTexts, scannedPages, ocrConfidence: meanConfidence(pages), warnings: listWarnings({ blocks, unreadable, pages }) })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  provideTransfer()
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false, stopAtErrors: false, maxImageSize: 1, ...namedResources() })
  } catch (error) {
    const name = error instanceof Error ? error.name : ""
    throw new ExtractionError(name === "PasswordException" ? "encrypted" : "corrupt")
  }
}

/** Tables of East Asian encodings and standard fonts, which files may name without holding them; read from disk, so the paths must be plain. */
function namedResources(): { cMapUrl: string; cMapPacked: boolean; standardFontDataUrl: string } {
  const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))
  return { cMapUrl: `${path.join(folder, "cmaps")}${path.sep}`, cMapPacked: true, standardFontDataUrl: `${path.join(folder, "standard_fonts")}${path.sep}` }
}

/** Four letters on a drawing are no document, nor is the line a trial version of some program leaves on a picture. */
function holdsNoReading(blocks: readonly Block[]): boolean {
  const own = blocks.filter((block) => !/^(produced|created|generated|printed) (with|by|using) an? (trial|demo|evaluation) /i.test(block.text))
  return own.reduce((sum, block) => sum + block.text.replace(/\s/g, "").length, 0) < 5
}

/** An image is a stream of its own, and no stream may stand inside a compressed one, so its dictionary is always in plain sight. */
function holdsImages(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return raw.includes("/Image") || raw.length > 200_000
}

/** Adds pages to those that are read, at least one, until the turn is over. */
async function readPages(pdf: PdfDocument, { read, limits, until }: { read: ReadPages; limits: ExtractionLimits; until: number }): Promise<void> {
  const layers = await pdf.getOptionalContentConfig().catch(() => null)
  const lettersOf = (page: ReadPage) => page.lines.reduce((sum, line) => sum + line.text.length, 0)
  let characters = read.pages.reduce((sum, page) => sum + lettersOf(page), 0)
  for (let number = read.pages.length + 1; number <= pdf.numPages; number++) {
    let page: ReadPage = { lines: [], width: 0, height: 0, hiddenTexts: [], pictureShare: 0, ocrConfidence: null }
    try {
      page = await readPage(pdf, { number, layers })
    } catch {
      read.unreadable.push(number)
    }
    characters += lettersOf(page)
    if (characters > limits.maxCharacters) throw new ExtractionError("too_large", `It holds more than ${limits.maxCharacters.toLocaleString("en")} characters of text.`)
    read.pages.push(page)
    if (performance.now() > until) return
  }
}

async function readPage(pdf: PdfDocument, { number, layers }: { number: number; layers: PageReading["layers"] }): Promise<ReadPage> {
  const page = await pdf.getPage(number)
  try {
    return await readPdfPage({ page, layers })
  } finally {
    page.cleanup()
  }
}

async function listProperties(pdf: PdfDocument, blocks: readonly Block[]): Promise<HiddenText[]> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const { Title: title, Subject: subject, Keywords: keywords } = info as Record<string, unknown>
  return listHiddenProperties({ title, subject, keywords }, blocks.map((block) => block.text).join("\n"))
}
