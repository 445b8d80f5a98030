import { detectHeading } from "./detect-heading"
import type { Block, PlacedSpan } from "./extraction-types"
import { joinHyphenated, type Vocabulary } from "./join-hyphenated"
import type { Line } from "./pdf-layout"
import { shiftSpans } from "./shift-spans"

export type PageContext = { page: number; vocabulary: Vocabulary; bodySize: number }

const listMarker = /^(?:[•●▪◦‣·–-]\s|\(?(?:[a-z]|[ivx]{1,5}|\d{1,3}(?:\.\d{1,3}){0,3})[.)]\s|(?:article|section)\s)/i
const sentenceEnd = /[.:;!?]["”’')\]]?$/
const openEnd = /(?:[;:,]|\band|\bor)$/

/** Lines of one page as paragraphs: by distance, indent, size and list marks. Short lines keep their line end, full ones flow on. */
export function buildParagraphs(lines: readonly Line[], context: PageContext): Block[] {
  const pitch = typicalPitch(lines)
  const margins = rightMargins(lines)
  const blocks: Block[] = []
  let text = ""
  let size = 0
  let spans: PlacedSpan[] = []
  let isTable = false
  const flush = () => {
    if (text.trim() !== "") blocks.push({ ...toBlock(text, { ...context, size, isTable }), spans })
    text = ""
  }
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (before === undefined || startsParagraph({ before, line, pitch, right: margins.get(before.column) ?? before.endX })) {
      flush()
      text = line.text
      size = line.size
      isTable = line.isRow === true
      spans = [...line.spans]
      return
    }
    const isFull = line.isRow !== true && before.endX >= (margins.get(before.column) ?? 0) - Math.max(before.size * 5, wordWidth(line) + before.size)
    text = isFull && !line.text.includes("\t") ? joinHyphenated({ before: text, after: line.text, vocabulary: context.vocabulary }) : `${text.trimEnd()}\n${line.text}`
    // A hyphen at the line's end may have gone.
    const lineStart = text.length - line.text.length
    spans = [...shiftSpans(spans, 0, { from: 0, to: lineStart }), ...shiftSpans(line.spans, lineStart, { from: lineStart, to: text.length })]
  })
  flush()
  return blocks
}

type LinePair = { before: Line; line: Line; pitch: number; right: number }

function startsParagraph({ before, line, pitch, right }: LinePair): boolean {
  if (line.isRow === true || before.isRow === true) return line.isRow !== before.isRow
  if (line.column !== before.column || line.y > before.y + line.size * 0.5) return !readsOn(before, line)
  const size = Math.max(before.size, line.size)
  const distance = (before.y - line.y) / size
  if (distance < 0.3) return false
  if (distance > pitch * 1.35 + 0.05) return true
  if (Math.abs(before.size - line.size) > size * 0.12) return true
  const isShort = before.endX < right - Math.max(size * 4, (right - before.x) * 0.12)
  if (detectHeading(before.text) !== null && isShort && detectHeading(before.text)?.heading === before.text) return true
  if (listMarker.test(line.text) && (sentenceEnd.test(before.text) || openEnd.test(before.text) || isShort)) return true
  if (line.x > before.x + size * 1.2 && sentenceEnd.test(before.text) && line.x < right - size * 8) return true
  return isShort && sentenceEnd.test(before.text) && /^["“(]?\p{Lu}/u.test(line.text)
}

/** At the head of the next column a sentence may go on. */
function readsOn(before: Line, line: Line): boolean {
  return !sentenceEnd.test(before.text) && /^\p{Ll}/u.test(line.text) && before.column !== 0 && line.column !== 0
}

function toBlock(text: string, context: PageContext & { size: number; isTable: boolean }): Block {
  const block: Block = { text: text.trim(), level: null, page: context.page }
  if (context.isTable) return block
  const found = detectHeading(block.text)
  if (found !== null) return { ...block, level: found.level, heading: found.heading }
  const words = block.text.split(/\s+/).length
  const isLarge = context.size > context.bodySize * 1.15 && words <= 16 && /\p{L}{2}/u.test(block.text) && !/[.;,]$/.test(block.text)
  return isLarge ? { ...block, level: context.size > context.bodySize * 1.4 ? 1 : 2 } : block
}

function wordWidth(line: Line): number {
  const first = /^\S+/.exec(line.text)?.[0].length ?? 1
  return ((line.endX - line.x) / Math.max(1, line.text.length)) * first
}

/** Median distance between neighbouring lines in units of their size. */
function typicalPitch(lines: readonly Line[]): number {
  const pitches: number[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (before === undefined || before.column !== line.column || line.isRow === true || before.isRow === true) return
    const pitch = (before.y - line.y) / Math.max(before.size, line.size)
    if (pitch > 0.7 && pitch < 3) pitches.push(pitch)
  })
  pitches.sort((first, second) => first - second)
  return pitches[Math.floor(pitches.length * 0.4)] ?? 1.2
}

function rightMargins(lines: readonly Line[]): Map<number, number> {
  const ends = new Map<number, number[]>()
  for (const line of lines) ends.set(line.column, [...(ends.get(line.column) ?? []), line.endX])
  return new Map([...ends].map(([column, values]) => [column, values.sort((first, second) => first - second)[Math.min(values.length - 1, Math.floor(values.length * 0.9))] ?? 0]))
}
