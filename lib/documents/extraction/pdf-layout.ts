import type { Box, PlacedSpan } from "./extraction-types"

/** A run of text on one baseline. Coordinates are points in the reading direction, y growing upwards; spans say where its letters stand on the page as shown. */
export type Fragment = { text: string; x: number; y: number; endX: number; size: number; spans: PlacedSpan[]; /** A whole row of a table. */ isRow?: boolean }

/** One line of a page in reading order. */
export type Line = Fragment & { column: number }

/** The part of a text item of pdf.js that layout looks at. */
export type TextItem = { str: string; width: number; height: number; transform: number[]; hasEOL: boolean; dir: string }

type Placed = { x: number; y: number; width: number; size: number; angle: number }

/** From the coordinates of the file to those of the page as shown, as pdf.js gives it. */
export type PageTransform = readonly number[]

const usualGap = 3

/** Text items in stream order as fragments: neighbours on one baseline are joined; gaps wider than three letters, or than said, separate. */
export function joinItems(items: readonly TextItem[], { transform, angle, widestGap = usualGap }: { transform: PageTransform; angle: number; widestGap?: number }): Fragment[] {
  const fragments: Fragment[] = []
  let current: Fragment | null = null
  let hasSpace = false
  for (const item of items) {
    if (item.str.trim() === "") {
      hasSpace = hasSpace || item.str !== ""
      continue
    }
    const placed = place(item, angle)
    const box = boxOf(item, transform)
    const follows: "joined" | "spaced" | "apart" = current === null ? "apart" : relation(current, { next: placed, widestGap })
    if (current === null || follows === "apart") {
      current = { text: item.str, x: placed.x, y: placed.y, endX: placed.x + placed.width, size: placed.size, spans: [{ start: 0, end: item.str.length, box }] }
      fragments.push(current)
    } else {
      const needsSpace = (hasSpace || follows === "spaced") && !current.text.endsWith(" ") && !item.str.startsWith(" ")
      current.text += (needsSpace ? " " : "") + item.str
      const span = current.spans[0]
      if (span !== undefined) current.spans = [{ start: 0, end: current.text.length, box: unite(span.box, box) }]
      current.endX = Math.max(current.endX, placed.x + placed.width)
      current.size = Math.max(current.size, placed.size)
    }
    hasSpace = false
  }
  return fragments
}

function relation(current: Fragment, { next, widestGap }: { next: Placed; widestGap: number }): "joined" | "spaced" | "apart" {
  const size = Math.max(current.size, next.size)
  if (Math.abs(current.y - next.y) > size * 0.5) return "apart"
  const gap = next.x - current.endX
  if (gap > size * widestGap || gap < -size * 1.5) return "apart"
  return gap > size * 0.18 ? "spaced" : "joined"
}

/** Where an item stands once the page is turned so that its text runs level. */
export function place(item: TextItem, angle: number): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height || 1
  const cos = Math.cos(-angle)
  const sin = Math.sin(-angle)
  const x = e * cos - f * sin
  const isBackwards = Math.abs(normaliseAngle(Math.atan2(b, a) - angle)) > Math.PI * 0.75
  return { x: isBackwards ? x - item.width : x, y: e * sin + f * cos, width: item.width, size, angle }
}

const ascent = 0.8
const descent = 0.22

/** The box round a text item, from its baseline, width and size. */
function boxOf(item: TextItem, transform: PageTransform): Box {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const across = Math.hypot(a, b) || 1
  const up = Math.hypot(c, d) || item.height || 1
  const [alongX, alongY] = [(a / across) * item.width, (b / across) * item.width]
  const [upX, upY] = c === 0 && d === 0 ? [(-b / across) * up, (a / across) * up] : [c, d]
  const corners = [-descent, ascent].flatMap((share) => [
    showPoint(transform, e + upX * share, f + upY * share),
    showPoint(transform, e + alongX + upX * share, f + alongY + upY * share),
  ])
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** A point of the file on the page as shown. */
export function showPoint([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: PageTransform, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function unite(first: Box, second: Box): Box {
  return { left: Math.min(first.left, second.left), top: Math.min(first.top, second.top), right: Math.max(first.right, second.right), bottom: Math.max(first.bottom, second.bottom) }
}

/** Pages of landscape tables and badly rotated scans carry all their text turned; reading order is found in its own direction. */
export function dominantAngle(items: readonly TextItem[]): number {
  const weights = new Map<number, number>()
  for (const item of items) {
    const turn = Math.round(Math.atan2(item.transform[1] ?? 0, item.transform[0] ?? 1) / (Math.PI / 2)) * (Math.PI / 2)
    weights.set(turn, (weights.get(turn) ?? 0) + item.str.trim().length)
  }
  let best = 0
  for (const [angle, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = angle
  return best
}

function normaliseAngle(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle))
}
