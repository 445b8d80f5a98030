import type { Fragment, Line } from "./pdf-layout"
import { shiftSpans } from "./shift-spans"

/**
 * Lines of a page in reading order. The order of the content stream is kept where it reads well; a page of two columns that is
 * written row by row, or one whose stream jumps about, is put in order by position.
 */
export function orderLines(fragments: readonly Fragment[]): Line[] {
  const gutter = findGutter(fragments)
  if (gutter !== null) return orderColumns(fragments, gutter)
  return joinRows(isDisordered(fragments) ? [...fragments].sort(byPosition) : fragments, () => 0)
}

function byPosition(first: Fragment, second: Fragment): number {
  const isSameRow = Math.abs(first.y - second.y) < Math.min(first.size, second.size) * 0.5
  return isSameRow ? first.x - second.x : second.y - first.y
}

function isDisordered(fragments: readonly Fragment[]): boolean {
  let jumps = 0
  for (let index = 1; index < fragments.length; index++) {
    const before = fragments[index - 1]
    const here = fragments[index]
    if (before !== undefined && here !== undefined && here.y > before.y + here.size * 1.5) jumps++
  }
  return fragments.length > 8 && jumps > fragments.length * 0.2
}

type Side = "left" | "right" | "across"

function sideOf(fragment: Fragment, gutter: number): Side {
  if (fragment.endX <= gutter + 1) return "left"
  return fragment.x >= gutter - 1 ? "right" : "across"
}

/** A vertical stripe in the middle of the page which hardly any line crosses, with running text on both sides of it. */
function findGutter(fragments: readonly Fragment[]): number | null {
  const lines = fragments.filter((fragment) => fragment.text.length > 1)
  if (lines.length < 16) return null
  const left = Math.min(...lines.map((line) => line.x))
  const right = Math.max(...lines.map((line) => line.endX))
  let best: { x: number; crossing: number } | null = null
  for (let step = 35; step <= 65; step++) {
    const x = left + ((right - left) * step) / 100
    const crossing = lines.filter((line) => line.x < x - 2 && line.endX > x + 2).length
    if (best === null || crossing < best.crossing || (crossing === best.crossing && Math.abs(step - 50) < Math.abs((best.x - left) / (right - left) * 100 - 50))) best = { x, crossing }
  }
  if (best === null || best.crossing > lines.length * 0.2) return null
  const gutter = best.x
  const isProse = (side: Side, width: number) => {
    const own = lines.filter((line) => sideOf(line, gutter) === side)
    return own.length >= lines.length * 0.2 && own.filter((line) => line.endX - line.x > width * 0.6).length > own.length * 0.5
  }
  return isProse("left", gutter - left) && isProse("right", right - gutter) ? gutter : null
}

/** Lines across the page divide it into bands; in each band the left column comes before the right one. */
function orderColumns(fragments: readonly Fragment[], gutter: number): Line[] {
  if (countSwitches(fragments, gutter) <= fragments.length * 0.15) return joinRows(fragments, (fragment) => columnOf(fragment, gutter))
  const ordered: Fragment[] = []
  let left: Fragment[] = []
  let right: Fragment[] = []
  const flush = () => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const fragment of [...fragments].sort(byPosition)) {
    const side = sideOf(fragment, gutter)
    if (side === "left") left.push(fragment)
    else if (side === "right") right.push(fragment)
    else {
      flush()
      ordered.push(fragment)
    }
  }
  flush()
  return joinRows(ordered, (fragment) => columnOf(fragment, gutter))
}

function columnOf(fragment: Fragment, gutter: number): number {
  return { across: 0, left: 1, right: 2 }[sideOf(fragment, gutter)]
}

function countSwitches(fragments: readonly Fragment[], gutter: number): number {
  let switches = 0
  let last: Side = "across"
  for (const fragment of fragments) {
    const side = sideOf(fragment, gutter)
    if (side !== "across" && last !== "across" && side !== last) switches++
    if (side !== "across") last = side
  }
  return switches
}

/** Fragments on one baseline become one line, a tab between them, as in the rows of a table. */
function joinRows(fragments: readonly Fragment[], columnOfFragment: (fragment: Fragment) => number): Line[] {
  const lines: Line[] = []
  for (const fragment of fragments) {
    const column = columnOfFragment(fragment)
    const last = lines.at(-1)
    const isSameRow = last !== undefined && last.column === column && Math.abs(last.y - fragment.y) < Math.min(last.size, fragment.size) * 0.5 && fragment.x >= last.endX - fragment.size
    if (!isSameRow || last === undefined) {
      lines.push({ ...fragment, spans: [...fragment.spans], column })
      continue
    }
    const added = fragment.text.trimStart()
    last.text += (last.text.endsWith(" ") ? "" : "\t") + added
    last.spans.push(...shiftSpans(fragment.spans, last.text.length - fragment.text.length, { from: last.text.length - added.length, to: last.text.length }))
    last.endX = fragment.endX
    last.size = Math.max(last.size, fragment.size)
  }
  return lines
}
