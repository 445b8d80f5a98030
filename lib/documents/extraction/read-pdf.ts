import { createRequire } from "node:module"
import path from "node:path"
import { getDocumentProxy } from "unpdf"
import { assembleExtraction } from "./assemble-extraction"
import { cleanText } from "./clean-text"
import { ExtractionError } from "./extraction-error"
import type { ExtractionLimits } from "./extraction-limits"
import type { Block, Extraction, ExtractionWarning } from "./extraction-types"
import { collectVocabulary } from "./join-hyphenated"
import { listFieldLines, type FormAnnotation } from "./pdf-form-fields"
import { joinItems, type Line, type TextItem } from "./pdf-layout"
import { buildParagraphs } from "./pdf-paragraphs"
import { orderLines } from "./pdf-reading-order"
import { dropRunningLines } from "./pdf-running-lines"

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type ReadPages = { pages: Line[][]; unreadable: number[] }

/** Text of a PDF with its pages. A file that opens without a password is read, whatever its owner's password forbids. */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<Extraction> {
  const hasImages = holdsImages(bytes)
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > limits.maxPages) throw new ExtractionError("too_many_pages", `It has ${pdf.numPages} pages; ${limits.maxPages} are allowed.`)
    const { pages, unreadable } = await readPages(pdf, limits)
    if (unreadable.length === pdf.numPages) throw new ExtractionError("corrupt")
    const blocks = buildBlocks(pages)
    if (holdsNoReading(blocks)) throw new ExtractionError(unreadable.length > 0 ? "corrupt" : hasImages || blocks.length > 0 ? "no_text" : "empty")
    return assembleExtraction({ blocks, pageCount: pdf.numPages, warnings: listWarnings({ blocks, unreadable, pageCount: pdf.numPages }) })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false, stopAtErrors: false, ...namedResources() })
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

async function readPages(pdf: PdfDocument, limits: ExtractionLimits): Promise<ReadPages> {
  const pages: Line[][] = []
  const unreadable: number[] = []
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    let lines: Line[] = []
    try {
      lines = await readPage(pdf, number)
    } catch {
      unreadable.push(number)
    }
    for (const line of lines) characters += line.text.length
    if (characters > limits.maxCharacters) throw new ExtractionError("too_large", `It holds more than ${limits.maxCharacters.toLocaleString("en")} characters of text.`)
    pages.push(lines)
  }
  return { pages, unreadable }
}

async function readPage(pdf: PdfDocument, number: number): Promise<Line[]> {
  const page = await pdf.getPage(number)
  try {
    const content = await page.getTextContent()
    const items = content.items.filter((item): item is typeof item & TextItem => "str" in item)
    const placed = orderLines(joinItems(items))
    const fields = listFieldLines((await page.getAnnotations()) as FormAnnotation[], placed)
    const lines = [...placed, ...fields].map((line) => ({ ...line, text: cleanText(line.text).replace(/\n+/g, " ").trim() }))
    return lines.filter((line) => /[^\s\ufffd]/.test(line.text))
  } finally {
    page.cleanup()
  }
}

function buildBlocks(pages: readonly Line[][]): Block[] {
  const kept = dropRunningLines(pages)
  const vocabulary = collectVocabulary(eachText(kept))
  const bodySize = medianSize(kept)
  const blocks: Block[] = []
  kept.forEach((lines, index) => {
    buildParagraphs(lines, { page: index + 1, vocabulary, bodySize }).forEach((block, position) => {
      const before = position === 0 ? blocks.at(-1) : undefined
      blocks.push(before !== undefined && continues(before, block) ? { ...block, isContinuation: true } : block)
    })
  })
  return blocks
}

/** A sentence that goes on at the head of the next page. */
function continues(before: Block, block: Block): boolean {
  return before.level === null && block.level === null && !/[.!?:]["”’')\]]*$/.test(before.text) && /^[\p{Ll}]/u.test(block.text) && !/^\(?[a-z]{1,4}[.)]\s/.test(block.text)
}

function* eachText(pages: readonly Line[][]): Iterable<string> {
  for (const lines of pages) for (const line of lines) yield line.text
}

/** The size most letters are set in. */
function medianSize(pages: readonly Line[][]): number {
  const letters = new Map<number, number>()
  for (const lines of pages) for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  return [...letters].sort((first, second) => second[1] - first[1])[0]?.[0] ?? 10
}

function listWarnings(input: { blocks: readonly Block[]; unreadable: number[]; pageCount: number }): ExtractionWarning[] {
  const withText = new Set(input.blocks.map((block) => block.page))
  const empty = Array.from({ length: input.pageCount }, (_, index) => index + 1).filter((page) => !withText.has(page) && !input.unreadable.includes(page))
  const warnings: ExtractionWarning[] = []
  if (input.unreadable.length > 0) warnings.push({ code: "pages_unreadable", message: `${namePages(input.unreadable)} could not be read because the file is damaged there.`, pages: input.unreadable })
  if (empty.length > 0) warnings.push({ code: "pages_without_text", message: `${namePages(empty)} ${empty.length === 1 ? "holds" : "hold"} no text, perhaps a scan or a picture; nothing on ${empty.length === 1 ? "it" : "them"} can be found or cited.`, pages: empty })
  return warnings
}

function namePages(pages: readonly number[]): string {
  if (pages.length === 1) return `Page ${pages[0]}`
  const shown = pages.slice(0, 12)
  const rest = pages.length - shown.length
  return rest > 0 ? `Pages ${shown.join(", ")} and ${rest} more` : `Pages ${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`
}
