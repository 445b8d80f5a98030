export type Range = { start: number; end: number }
/** A line with blanks at neither end; `number` counts all lines, `edge` how many lines are between it and the nearest border of a page. */
export type Line = Range & { text: string; number: number; isAfterBlank: boolean; edge: number }

const linesPerSlice = 2_000

/** The lines of a text that are not blank, in order. */
export function* listLines(text: string, pages: readonly Range[] | null): Generator<void, Line[]> {
  const lines: Line[] = []
  let isAfterBlank = true
  let number = 0
  for (let start = 0; start <= text.length; number++) {
    const broken = text.indexOf("\n", start)
    const end = broken < 0 ? text.length : broken
    const raw = text.slice(start, end)
    const trimmed = raw.trim()
    const from = start + (raw.length - raw.trimStart().length)
    if (trimmed !== "") lines.push({ start: from, end: from + trimmed.length, text: trimmed, number, isAfterBlank, edge: Number.POSITIVE_INFINITY })
    isAfterBlank = trimmed === ""
    start = end + 1
    if (lines.length % linesPerSlice === 0) yield
  }
  if (pages) noteEdges(lines, pages)
  return lines
}

function noteEdges(lines: readonly Line[], pages: readonly Range[]): void {
  let at = 0
  for (const page of pages) {
    const first = at
    while (at < lines.length && (lines[at]?.start ?? 0) < page.end) at++
    for (let index = first; index < at; index++) {
      const line = lines[index]
      if (line) line.edge = Math.min(index - first, at - 1 - index)
    }
  }
}
