import { findLineNumbers } from "./find-line-numbers"
import { findRunningLines } from "./find-running-lines"
import { type Line, listLines, type Range } from "./list-lines"

/** `isLabel`: the number of a paragraph. */
type LayoutRange = Range & { isLabel: boolean }

/** The number of a paragraph: "12.", "3.2", "Section 4.", "(b)", "iv)". */
const label = /^[ \t>#*•·-]*((?:section|article|clause|paragraph|§)\s{0,3})?(\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\([a-z]{1,4}\)|\(\d{1,3}\)|[a-z][.)]|[ivxlc]{1,6}[.)]|(?<=article\s{1,3})[ivxlc]{1,6}\b\.?)(?=[\s"“(])/i
const sentenceEnd = /[.;:!?]["'”’)]*\s+(?=\S)/g
const needsCapital = /\d[.)]?$/
const linesPerSlice = 2_000

/**
 * What the layout of a text is made of, in order: page numbers, running headers and footers, the numbers of lines in the margin, and
 * the numbers in front of paragraphs and list items. Numbers within a sentence are none of it.
 */
export function* findLayoutRanges({ text, pages }: { text: string; pages: readonly Range[] | null }): Generator<void, LayoutRange[]> {
  const lines = yield* listLines(text, pages)
  const running = findRunningLines(lines)
  yield
  const numbers = new Map(findLineNumbers(lines).map((range) => [range.start, range]))
  const ranges: LayoutRange[] = []
  for (const [index, line] of lines.entries()) {
    const number = numbers.get(line.start)
    if (running.has(line)) ranges.push({ start: line.start, end: line.end, isLabel: false })
    else {
      if (number) ranges.push({ ...number, isLabel: false })
      const from = number ? number.end - line.start + (/^\s*/.exec(line.text.slice(number.end - line.start))?.[0].length ?? 0) : 0
      pushLabels(ranges, { line, from, before: lines[index - 1]?.text ?? "" })
    }
    if (index % linesPerSlice === 0) yield
  }
  return ranges
}

/** At the beginning of a line, or within one where a sentence ended: reflowed text has its paragraphs there. */
function pushLabels(ranges: LayoutRange[], { line, from, before }: { line: Line; from: number; before: string }): void {
  const beginsParagraph = line.isAfterBlank || /[.;:!?,)"”]$|\b(?:and|or)$/.test(before) || before.length < 60
  const own = line.text.slice(from)
  const places = beginsParagraph ? [0] : []
  for (const match of own.matchAll(sentenceEnd)) places.push(match.index + match[0].length)
  for (const place of places) {
    const rest = own.slice(place, place + 40)
    const match = label.exec(rest)
    if (!match?.[2]) continue
    const after = rest.slice(match[0].length).trimStart()
    if (needsCapital.test(match[2]) && !/^["“‘'([]?\p{Lu}/u.test(after)) continue
    ranges.push({ start: line.start + from + place, end: line.start + from + place + match[0].length, isLabel: true })
  }
}
