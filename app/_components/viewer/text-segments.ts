export type TextMark = { start: number; end: number; kind: "passage" | "clause"; label: string }
export type TextSegment = { text: string; mark: TextMark | null; isPassageStart: boolean }

/** Cuts a block of text at the marks that reach into it. Where marks overlap, the passage looked for wins over a clause, and the shorter clause over the longer. */
export function textSegments(text: string, { block, marks }: { block: { start: number; end: number }; marks: TextMark[] }): TextSegment[] {
  const inside = marks.filter(({ start, end }) => start < block.end && end > block.start && end > start)
  if (inside.length === 0) return [{ text: text.slice(block.start, block.end), mark: null, isPassageStart: false }]
  const cuts = [...new Set([block.start, block.end, ...inside.flatMap(({ start, end }) => [clamp(start, block), clamp(end, block)])])].sort((a, b) => a - b)
  const segments: TextSegment[] = []
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? from
    const mark = strongest(inside.filter(({ start, end }) => start <= from && end >= to))
    segments.push({ text: text.slice(from, to), mark, isPassageStart: mark?.kind === "passage" && mark.start >= block.start && mark.start === from })
  }
  return segments
}

function strongest(marks: TextMark[]): TextMark | null {
  return [...marks].sort((a, b) => Number(b.kind === "passage") - Number(a.kind === "passage") || a.end - a.start - (b.end - b.start))[0] ?? null
}

function clamp(place: number, { start, end }: { start: number; end: number }): number {
  return Math.min(end, Math.max(start, place))
}
