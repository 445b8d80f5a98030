import { transformRectangle, type Matrix, type Rectangle } from "./pdf-matrix"

/** A straight line on the page, upright or level, as its rectangle; thin in one direction. */
export type Rule = Rectangle

const thickest = 2.5
const shortest = 8

/** The level and upright lines in a path of pdf.js: sides of what is outlined, and filled bars too thin to be an area. */
export function listRules(path: unknown, { ctm, isFilled }: { ctm: Matrix; isFilled: boolean }): Rule[] {
  const [steps] = Array.isArray(path) ? (path as (ArrayLike<number> | null)[]) : []
  if (!steps || steps.length > 2_000) return []
  const rules: Rule[] = []
  for (const points of splitPath(steps)) {
    const boxes = isFilled ? [boxOf(points)] : points.slice(1).map((point, index) => boxOf([points[index] ?? point, point]))
    rules.push(...boxes.map((box) => transformRectangle(ctm, box)).filter(isThin))
  }
  return rules
}

/** Ways from move to move; those with curves are left out. */
function splitPath(steps: ArrayLike<number>): [number, number][][] {
  const ways: [number, number][][] = []
  let way: [number, number][] = []
  let isCurved = false
  const close = () => {
    if (way.length > 1 && !isCurved) ways.push(way)
    way = []
    isCurved = false
  }
  for (let index = 0; index < steps.length; ) {
    const step = steps[index]
    const size = step === 4 ? 0 : step === 2 ? 6 : step === 3 ? 4 : 2
    if (step === 0) close()
    if (step === 2 || step === 3) isCurved = true
    if (step === 4 && way[0] !== undefined) way.push(way[0])
    else if (size > 0) way.push([steps[index + size - 1] ?? 0, steps[index + size] ?? 0])
    index += size + 1
  }
  close()
  return ways
}

function boxOf(points: readonly [number, number][]): Rectangle {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function isThin([left, bottom, right, top]: Rectangle): boolean {
  return Math.min(right - left, top - bottom) <= thickest && Math.max(right - left, top - bottom) >= shortest
}
