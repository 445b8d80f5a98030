import type { Block, ExtractionWarning } from "./extraction-types"
import type { ReadPage } from "./pdf-page"
import { meanConfidence } from "./pdf-scans"

/** Which pages could not be read and which hold no text. */
export function listWarnings(input: { blocks: readonly Block[]; unreadable: number[]; pages: readonly ReadPage[] }): ExtractionWarning[] {
  const withText = new Set(input.blocks.map((block) => block.page))
  const empty = input.pages.map((_, index) => index + 1).filter((page) => !withText.has(page) && !input.unreadable.includes(page))
  const warnings: ExtractionWarning[] = []
  if (input.unreadable.length > 0) warnings.push({ code: "pages_unreadable", message: `${namePages(input.unreadable)} could not be read because the file is damaged there.`, pages: input.unreadable })
  if (empty.length > 0) warnings.push({ code: "pages_without_text", message: `${namePages(empty)} ${empty.length === 1 ? "holds" : "hold"} no text, perhaps a scan or a picture; nothing on ${empty.length === 1 ? "it" : "them"} can be found or cited.`, pages: empty })
  warnings.push(...warnOfRecognised(input.pages))
  return warnings
}

/** Under this one word in ten or more is likely to be wrong. */
const leastConfidence = 0.75

function warnOfRecognised(pages: readonly ReadPage[]): ExtractionWarning[] {
  const recognised = pages.flatMap((page, index) => (page.ocrConfidence === null ? [] : [{ number: index + 1, confidence: page.ocrConfidence }]))
  if (recognised.length === 0) return []
  const doubtful = recognised.filter(({ confidence }) => confidence < leastConfidence).map(({ number }) => number)
  const numbers = recognised.map(({ number }) => number)
  const doubt = doubtful.length === 0 ? "" : ` ${namePages(doubtful)} ${doubtful.length === 1 ? "was" : "were"} hard to make out: compare what matters with the original.`
  const message = `${namePages(numbers)} ${numbers.length === 1 ? "is a picture" : "are pictures"}; the text was recognised, with a confidence of ${Math.round((meanConfidence(pages) ?? 0) * 100)} %.${doubt}`
  return [{ code: "pages_recognised", message, pages: numbers }]
}

function namePages(pages: readonly number[]): string {
  if (pages.length === 1) return `Page ${pages[0]}`
  const shown = pages.slice(0, 12)
  const rest = pages.length - shown.length
  return rest > 0 ? `Pages ${shown.join(", ")} and ${rest} more` : `Pages ${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`
}
