import { countNegations, criticalOf, figureOf } from "./critical-words"

export type FurnitureInput = {
  text: string
  /** Ends of pages in the text, where they are known. */
  pageEnds?: readonly number[]
}

const pageMark = /^(?<lead>[-–—[(\s]*(?:page\s*)?)(?<number>\d{1,4}|[ivxlc]{1,6}|[a-z]-\d{1,3})(?<total>\s*(?:of|\/)\s*\d{1,4})?[-–—\])\s]*$/i
const printMark = /^source:\s.{3,120}\d{1,2}\/\d{1,2}\/\d{4}$/i
const longestLine = 100
const leastRepeats = 3
/** How far the next page number may stand from one, in characters. */
const pageLength = { least: 400, most: 12_000 }

type Line = { start: number; end: number; text: string; isAlone: boolean; atPageEnd: boolean; afterOpen: boolean }

/**
 * A text of the same length in which page numbers, running headers and footers are blanks, and where they stood; null where there
 * are none. A number counts as a page's when it is marked as one, stands at a page's edge, or counts along with others.
 */
export function blankFurniture(input: FurnitureInput): { text: string; blanked: { start: number; end: number }[] } | null {
  const lines = listLines(input)
  const numbers = lines.flatMap(({ text, start, isAlone }) => (isAlone && /^\d{1,4}$/.test(text) ? [{ number: Number(text), start }] : []))
  const repeats = new Map<string, number>()
  for (const { text } of lines) repeats.set(keyOf(text), (repeats.get(keyOf(text)) ?? 0) + 1)
  const isFurniture = (line: Line) => isPageMark(line, numbers) || printMark.test(line.text) || (line.isAlone && isRunning(line, repeats.get(keyOf(line.text)) ?? 0))
  const isAbove = (line: Line, next: Line | undefined) => next !== undefined && next.atPageEnd && line.isAlone && pageMark.test(line.text) && isFurniture(next)
  const blanked = lines.filter((line, index) => isFurniture(line) || isAbove(line, lines[index + 1])).map(({ start, end }) => ({ start, end }))
  if (blanked.length === 0) return null
  let text = ""
  let at = 0
  for (const { start, end } of blanked) {
    text += input.text.slice(at, start) + " ".repeat(end - start)
    at = end
  }
  return { text: text + input.text.slice(at), blanked }
}

function listLines({ text, pageEnds = [] }: FurnitureInput): Line[] {
  const lines: Line[] = []
  const ends = new Set(pageEnds)
  const starts = new Set(pageEnds.map((end) => end + (/^\s*/.exec(text.slice(end, end + 20))?.[0].length ?? 0)))
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const trimmed = match[0].trim()
    const start = match.index + match[0].indexOf(trimmed)
    const end = start + trimmed.length
    const isBlankBefore = start === 0 || /\n[ \t]*\n[ \t]*$/.test(text.slice(Math.max(0, start - 120), start))
    const isBlankAfter = end === text.length || /^[ \t]*\n[ \t]*(?:\n|$)/.test(text.slice(end, end + 120))
    const atPageEnd = ends.has(end) || starts.has(start)
    lines.push({ start, end, text: trimmed, isAlone: (isBlankBefore && isBlankAfter) || (atPageEnd && (isBlankBefore || isBlankAfter)), atPageEnd, afterOpen: /[\p{L}\p{N},]$/u.test(lines.at(-1)?.text ?? "") })
  }
  return lines
}

function isPageMark({ text, start, isAlone, atPageEnd }: Line, numbers: readonly { number: number; start: number }[]): boolean {
  const found = pageMark.exec(text)?.groups
  if (!found || (!isAlone && !atPageEnd)) return false
  if (atPageEnd || /\S/.test(found.lead ?? "") || found.total !== undefined) return true
  const own = Number(text)
  return numbers.some(({ number, start: other }) => {
    const distance = (other - start) * (number - own)
    return Math.abs(number - own) === 1 && distance >= pageLength.least && distance <= pageLength.most
  })
}

/** Comes back again and again, or breaks off a sentence at the edge of a page, and decides nothing by itself. */
function isRunning({ text, atPageEnd, afterOpen }: Line, repeats: number): boolean {
  if (text.length > longestLine || /[.;:,!?]$/.test(text) || (text.match(/\p{L}/gu)?.length ?? 0) < 4) return false
  // "Non-competition agreement" is a title and denies nothing.
  if (/[$€£¥%]/.test(text) || countNegations(text.replace(/\bnon\b/gi, " ")) > 0) return false
  const isDeciding = (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => figureOf(word) !== null || /^(?:shall|may|must|will|only|solely)$/.test(criticalOf(word) ?? ""))
  if (isDeciding) return false
  return repeats >= leastRepeats || (atPageEnd && afterOpen && /^\p{Lu}/u.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) >= 8)
}

function keyOf(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").toLowerCase()
}
