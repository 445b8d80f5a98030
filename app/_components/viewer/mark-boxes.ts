import type { LineBox, PageLayoutView } from "@/lib/services/documents/documents.dto"

/** A stretch of a line to be marked, in shares of the page's width and height from its top left corner. */
export type MarkBox = { x: number; y: number; width: number; height: number }
/** A run of letters as the file places it, in points from the page's top left corner; `y` is its baseline. */
export type PlacedText = { text: string; x: number; y: number; width: number; /** The share of its width that its first characters take; even where it is not known. */ shareOf?: (characters: number) => number }
/** Characters [start, end) of the version's text, and the layout of one page that holds some of them. */
export type Marking = { layout: Pick<PageLayoutView, "width" | "height" | "lines">; start: number; end: number }

/** How much of a line's height may lie between two stretches that are marked as one. */
const joinedGap = 0.6
/** So many characters a line of the text and its runs on the page may differ by, as where two blanks are read as one. */
const looseness = 3

/**
 * Where a passage stands on a page. A line that is meant only in part is cut where the runs of letters on the page say, or by the
 * share of its characters where they are not known.
 */
export function markBoxes({ layout, start, end }: Marking, placed: readonly PlacedText[] = []): MarkBox[] {
  const boxes: MarkBox[] = []
  for (const line of layout.lines) {
    const [from, to, , y, , height] = line
    if (from >= end || to <= start || to <= from) continue
    const left = placeOf(line, { offset: Math.max(start, from) - from, placed, side: "start" })
    const right = placeOf(line, { offset: Math.min(end, to) - from, placed, side: "end" })
    const box = { x: left, y, width: Math.max(1, right - left), height }
    const last = boxes.at(-1)
    if (last && isContinued(last, box)) boxes[boxes.length - 1] = join(last, box)
    else boxes.push(box)
  }
  return boxes.map(({ x, y, width, height }) => ({ x: x / layout.width, y: y / layout.height, width: width / layout.width, height: height / layout.height }))
}

type Cut = { offset: number; placed: readonly PlacedText[]; side: "start" | "end" }

/** Where a character of a line begins, or the one before it ends. */
function placeOf(line: LineBox, { offset, placed, side }: Cut): number {
  const [from, to, x, , width] = line
  const length = to - from
  if (offset <= 0) return x
  if (offset >= length) return x + width
  const runs = runsOf(line, placed)
  const counted = runs.reduce((sum, run) => sum + run.text.length, 0)
  if (runs.length === 0 || Math.abs(counted - length) > looseness) return x + (width * offset) / length
  let rest = (offset * counted) / length
  for (const run of runs) {
    if (side === "start" ? rest < run.text.length : rest <= run.text.length) return run.x + run.width * (run.shareOf?.(rest) ?? rest / run.text.length)
    rest -= run.text.length
  }
  return x + width
}

/** The runs of a line from left to right, with one blank for each gap between them, as wide as the gap. */
function runsOf([, , x, y, width, height]: LineBox, placed: readonly PlacedText[]): PlacedText[] {
  const own = placed.filter((run) => run.text.trim() !== "" && run.y >= y && run.y <= y + height * 1.5 && run.x >= x - height && run.x < x + width).toSorted((a, b) => a.x - b.x)
  return own.flatMap((run, index) => {
    const text = run.text.replace(/\s+/g, " ")
    const next = own[index + 1]
    const end = run.x + run.width
    const isApart = next !== undefined && !text.endsWith(" ") && !/^\s/.test(next.text) && next.x - end > height * 0.1
    return isApart ? [{ ...run, text }, { text: " ", x: end, y: run.y, width: next.x - end }] : [{ ...run, text }]
  })
}

function isContinued(last: MarkBox, next: MarkBox): boolean {
  const overlap = Math.min(last.y + last.height, next.y + next.height) - Math.max(last.y, next.y)
  const gap = next.x - (last.x + last.width)
  const height = Math.min(last.height, next.height)
  return overlap > height * 0.5 && gap > -height && gap < height * joinedGap
}

function join(one: MarkBox, other: MarkBox): MarkBox {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return { x, y, width: Math.max(one.x + one.width, other.x + other.width) - x, height: Math.max(one.y + one.height, other.y + other.height) - y }
}
