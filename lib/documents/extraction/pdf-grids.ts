import type { Rule } from "./pdf-rules"

/** A table drawn with lines: where its columns and rows part, from the left and from the top, its edges included. */
export type Grid = { xs: number[]; ys: number[] }

const near = 3
const mostRules = 1_500

type Bar = { at: number; from: number; to: number }

/** Finds what is drawn as a grid: lines that cross or touch, with two columns and two rows at least. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  if (rules.length > mostRules) return []
  const level = mergeBars(rules.filter(([left, bottom, right, top]) => right - left >= top - bottom).map(([left, bottom, right, top]) => ({ at: (bottom + top) / 2, from: left, to: right })))
  const upright = mergeBars(rules.filter(([left, bottom, right, top]) => right - left < top - bottom).map(([left, bottom, right, top]) => ({ at: (left + right) / 2, from: bottom, to: top })))
  return groupBars(level, upright).flatMap((group) => {
    const xs = positions(group.upright.map((bar) => bar.at), { ends: [...group.level].flatMap((bar) => [bar.from, bar.to]) })
    const ys = positions([...group.level].map((bar) => bar.at), { ends: group.upright.flatMap((bar) => [bar.from, bar.to]) }).toReversed()
    return xs.length >= 3 && ys.length >= 3 && group.upright.length >= 1 && group.level.size >= 1 ? [{ xs, ys }] : []
  })
}

/** Pieces of one line, as cell by cell it is drawn, become one. */
function mergeBars(bars: readonly Bar[]): Bar[] {
  const merged: Bar[] = []
  for (const bar of [...bars].sort((first, second) => first.at - second.at || first.from - second.from)) {
    const known = merged.findLast((other) => Math.abs(other.at - bar.at) <= 1.5 && bar.from <= other.to + near && bar.to >= other.from - near)
    if (known === undefined) merged.push({ ...bar })
    else {
      known.from = Math.min(known.from, bar.from)
      known.to = Math.max(known.to, bar.to)
    }
  }
  return merged
}

type Group = { level: Set<Bar>; upright: Bar[] }

function groupBars(level: readonly Bar[], upright: readonly Bar[]): Group[] {
  const groups: Group[] = []
  const left = new Set(upright)
  while (left.size > 0) {
    const [first] = left
    if (first === undefined) break
    left.delete(first)
    const group: Group = { level: new Set(), upright: [first] }
    const open = [first]
    const isCrossing = (bar: Bar, across: Bar) => across.at >= bar.from - near && across.at <= bar.to + near && bar.at >= across.from - near && bar.at <= across.to + near
    for (let bar = open.pop(); bar !== undefined; bar = open.pop()) {
      for (const across of level) {
        if (group.level.has(across) || !isCrossing(bar, across)) continue
        group.level.add(across)
        for (const other of left) if (isCrossing(other, across)) {
          left.delete(other)
          group.upright.push(other)
          open.push(other)
        }
      }
    }
    groups.push(group)
  }
  return groups
}

/** Each place once, with the outermost ends of what crosses where no line is drawn there. */
function positions(places: readonly number[], { ends }: { ends: readonly number[] }): number[] {
  const all = [...places, ...(ends.length === 0 ? [] : [Math.min(...ends), Math.max(...ends)])].sort((first, second) => first - second)
  return all.filter((place, index) => index === 0 || place - (all[index - 1] ?? place) > near)
}
