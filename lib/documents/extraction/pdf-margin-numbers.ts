import { place, type TextItem } from "./pdf-layout"

const leastNumbers = 20
const mostNumbers = 99

/**
 * Text items without the numbers that pleadings count their lines by: from 1, at even distances, at the left of nearly all other text,
 * which runs on in full lines beside them.
 */
export function dropMarginNumbers(items: readonly TextItem[], angle: number): TextItem[] {
  const placed = items.filter((item) => item.str.trim() !== "").map((item) => ({ item, ...place(item, angle) }))
  const numbers = placed.filter(({ item }) => /^\s*\d{1,2}\s*$/.test(item.str))
  const others = placed.filter(({ item }) => !/^\s*\d{1,2}\s*$/.test(item.str))
  if (numbers.length < leastNumbers || others.length === 0) return [...items]
  const left = quantile(others.map(({ x }) => x), 0.05)
  const column = numbers.filter(({ x, width }) => x + width < left - 2).sort((first, second) => second.y - first.y)
  if (column.length < leastNumbers || column.length > mostNumbers) return [...items]
  const isCounting = column.every(({ item }, index) => Number(item.str) === index + 1)
  const steps = column.slice(1).map(({ y }, index) => (column[index]?.y ?? 0) - y)
  const isEven = Math.max(...steps) - Math.min(...steps) < quantile(steps, 0.5) * 0.2
  if (!isCounting || !isEven) return [...items]
  const right = quantile(others.map(({ x, width }) => x + width), 0.9)
  const ends = column.map(({ y, size }) => Math.max(left, ...others.filter((other) => Math.abs(other.y - y) < size).map(({ x, width }) => x + width)))
  const isRunningText = ends.filter((end) => end - left > (right - left) * 0.6).length >= column.length * 0.5
  const dropped = new Set(column.map(({ item }) => item))
  return isRunningText ? items.filter((item) => !dropped.has(item)) : [...items]
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((first, second) => first - second)[Math.floor((values.length - 1) * share)] ?? 0
}
