type Range = { start: number; end: number }
/** A line with blanks at neither end. */
type Line = Range & { text: string; isAtPageEdge: boolean }

const pageNumber = /^[-–—[(\s]*(page\s*)?(\d{1,4})(\s*(?:of|\/)\s*\d{1,4})?[-–—\])\s]*$/i
/** The number of a paragraph: "12.", "3.2", "Section 4.", "(b)", "iv)". */
const label = /^[ \t>#*•·-]*((?:section|article|clause|paragraph|§)\s{0,3})?(\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\([a-z]{1,4}\)|\(\d{1,3}\)|[a-z][.)]|[ivxlc]{1,6}[.)]|(?<=article\s{1,3})[ivxlc]{1,6}\b\.?)(?=[\s"“(])/i
const sentenceEnd = /[.;:!?]["'”’)]*\s+(?=\S)/g
const needsCapital = /\d[.)]?$/
const longestRunningLine = 120
const leastAppearances = 3
/** Running lines stand a page apart, list items and cells do not. */
const leastDistance = 600
const linesPerSlice = 2_000

/**
 * What the layout of a text is made of, in order: page numbers, running headers and footers, and the numbers in front of
 * paragraphs and list items. Numbers within a sentence are none of it.
 */
export function* findLayoutRanges({ text, pages }: { text: string; pages: readonly Range[] | null }): Generator<void, Range[]> {
  const lines = yield* listLines(text, pages)
  const running = new Set([...listPageNumbers(lines), ...listRepeated(lines)])
  const ranges: Range[] = []
  for (const [index, line] of lines.entries()) {
    if (running.has(line)) ranges.push({ start: line.start, end: line.end })
    else pushLabels(ranges, { line, before: lines[index - 1]?.text ?? "" })
    if (index % linesPerSlice === 0) yield
  }
  return ranges
}

function* listLines(text: string, pages: readonly Range[] | null): Generator<void, Line[]> {
  const edges = new Set(pages?.flatMap(({ start, end }) => [start, end]))
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const broken = text.indexOf("\n", start)
    const end = broken < 0 ? text.length : broken
    const raw = text.slice(start, end)
    const isAtPageEdge = raw.includes("\f") || text[end + 1] === "\f" || edges.has(start) || edges.has(end) || edges.has(end + 1)
    const trimmed = raw.trim()
    const from = start + (raw.length - raw.trimStart().length)
    if (trimmed !== "") lines.push({ start: from, end: from + trimmed.length, text: trimmed, isAtPageEdge })
    start = end + 1
    if (lines.length % linesPerSlice === 0) yield
  }
  return lines
}

/** Lines that are a page's number by their form or their place, or that count along. */
function listPageNumbers(lines: readonly Line[]): Line[] {
  const bare: { line: Line; value: number }[] = []
  const found: Line[] = []
  for (const line of lines) {
    const match = line.text.length <= 24 ? pageNumber.exec(line.text) : null
    if (!match) continue
    if (match[1] || match[3] || /^[-–—]\s*\d+\s*[-–—]$/.test(line.text) || line.isAtPageEdge) found.push(line)
    else bare.push({ line, value: Number(match[2]) })
  }
  let chain: typeof bare = []
  const closeChain = () => {
    if (chain.length >= leastAppearances) found.push(...chain.map(({ line }) => line))
  }
  for (const candidate of bare) {
    const last = chain.at(-1)
    if (last && candidate.value === last.value + 1 && candidate.line.start - last.line.start >= leastDistance) chain.push(candidate)
    else {
      closeChain()
      chain = [candidate]
    }
  }
  closeChain()
  return found
}

function listRepeated(lines: readonly Line[]): Line[] {
  const places = new Map<string, Line[]>()
  for (const line of lines) {
    if (line.text.length > longestRunningLine || /[-\u00ad]$/.test(line.text) || !/\p{L}/u.test(line.text)) continue
    const same = places.get(line.text)
    if (same) same.push(line)
    else places.set(line.text, [line])
  }
  return [...places.values()].flatMap((same) => {
    const distance = ((same.at(-1)?.start ?? 0) - (same[0]?.start ?? 0)) / Math.max(1, same.length - 1)
    return same.length >= leastAppearances && distance >= leastDistance ? same : []
  })
}

/** At the beginning of a line, or within one where a sentence ended: reflowed text has its paragraphs there. */
function pushLabels(ranges: Range[], { line, before }: { line: Line; before: string }): void {
  const beginsParagraph = before === "" || /[.;:!?,)"”]$|\b(?:and|or)$/.test(before) || before.length < 60
  const places = beginsParagraph ? [0] : []
  for (const match of line.text.matchAll(sentenceEnd)) places.push(match.index + match[0].length)
  for (const place of places) {
    const rest = line.text.slice(place, place + 40)
    const match = label.exec(rest)
    if (!match?.[2]) continue
    const after = rest.slice(match[0].length).trimStart()
    if (needsCapital.test(match[2]) && !/^["“‘'([]?\p{Lu}/u.test(after)) continue
    ranges.push({ start: line.start + place, end: line.start + place + match[0].length })
  }
}
