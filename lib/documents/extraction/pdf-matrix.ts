/** [a b c d e f] as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function toMatrix(values: unknown): Matrix | null {
  const list = values !== null && typeof values === "object" ? Array.from(values as ArrayLike<number>) : []
  const [a, b, c, d, e, f] = list
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) return null
  return list.every(Number.isFinite) ? [a, b, c, d, e, f] : null
}

/** Left, bottom, right, top in the coordinates of the file. */
export type Rectangle = readonly [number, number, number, number]

/** The upright rectangle round a rectangle that was transformed. */
export function transformRectangle([a, b, c, d, e, f]: Matrix, [left, bottom, right, top]: Rectangle): Rectangle {
  return [
    Math.min(a * left, a * right) + Math.min(c * bottom, c * top) + e,
    Math.min(b * left, b * right) + Math.min(d * bottom, d * top) + f,
    Math.max(a * left, a * right) + Math.max(c * bottom, c * top) + e,
    Math.max(b * left, b * right) + Math.max(d * bottom, d * top) + f,
  ]
}

export function intersect(first: Rectangle, second: Rectangle): Rectangle {
  return [Math.max(first[0], second[0]), Math.max(first[1], second[1]), Math.min(first[2], second[2]), Math.min(first[3], second[3])]
}

/** Whether a point lies inside, or no further outside than `margin`. */
export function contains([left, bottom, right, top]: Rectangle, { x, y }: { x: number; y: number }, margin = 0): boolean {
  return x >= left - margin && x <= right + margin && y >= bottom - margin && y <= top + margin
}
