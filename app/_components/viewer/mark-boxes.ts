import type { PageLayoutView } from "@/lib/services/documents/documents.dto"

/** A stretch of a line to be marked, in shares of the page's width and height from its top left corner. */
export type MarkBox = { x: number; y: number; width: number; height: number }

/** How much of a line's height may lie between two stretches that are marked as one. */
const joinedGap = 0.6

/** Where characters [start, end) stand on a page. A line that is meant only in part is cut by the share of its characters. */
export function markBoxes(layout: Pick<PageLayoutView, "width" | "height" | "lines">, { start, end }: { start: number; end: number }): MarkBox[] {
  const boxes: MarkBox[] = []
  for (const [from, to, x, y, width, height] of layout.lines) {
    if (from >= end || to <= start || to <= from) continue
    const left = (Math.max(start, from) - from) / (to - from)
    const right = (Math.min(end, to) - from) / (to - from)
    const box = { x: x + width * left, y, width: width * (right - left), height }
    const last = boxes.at(-1)
    if (last && isContinued(last, box)) boxes[boxes.length - 1] = join(last, box)
    else boxes.push(box)
  }
  return boxes.map(({ x, y, width, height }) => ({ x: x / layout.width, y: y / layout.height, width: width / layout.width, height: height / layout.height }))
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
