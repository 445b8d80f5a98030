import { isCritical } from "./critical-words"
import { editDistance } from "./edit-distance"

const words = /[\p{L}\p{N}](?:[\p{L}\p{N}.,'’]*[\p{L}\p{N}])?/gu

/**
 * Whether two nearly equal wordings mean the same: a changed figure, a lost "not" or a "may" for a "shall" is no slip of the pen.
 * Between the words both have in common, what differs must either hold no such word or be the same letters misread.
 */
export function agreeOnSubstance(quote: string, passage: string): boolean {
  const left = listWords(quote)
  const right = listWords(passage)
  return listGaps(left, right).every((gap) => isHarmless(gap.left, gap.right))
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(words) ?? []
}

type Gap = { left: string[]; right: string[] }

/** What stands between the words of a longest common subsequence. */
function listGaps(left: readonly string[], right: readonly string[]): Gap[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const isSame = left[row] === right[column]
      lengths[row * width + column] = isSame ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1 : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0)
    }
  }
  const gaps: Gap[] = []
  let gap: Gap = { left: [], right: [] }
  let row = 0
  let column = 0
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      if (gap.left.length + gap.right.length > 0) gaps.push(gap)
      gap = { left: [], right: [] }
      row++
      column++
    } else if (column >= right.length || (row < left.length && (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))) gap.left.push(left[row++] ?? "")
    else gap.right.push(right[column++] ?? "")
  }
  if (gap.left.length + gap.right.length > 0) gaps.push(gap)
  return gaps
}

function isHarmless(left: readonly string[], right: readonly string[]): boolean {
  if (![...left, ...right].some(isCritical) && listFigures(left) === listFigures(right)) return true
  const quoted = left.join("")
  const original = right.join("")
  if (quoted === original) return true
  if (listFigures(left) !== listFigures(right)) return false
  if (skeleton(quoted) === skeleton(original)) return true
  return editDistance(skeleton(quoted), skeleton(original)) <= Math.floor(Math.min(quoted.length, original.length) / 5) && !left.some(isCritical)
}

/** Whole figures, those with a short ending ("30th"), and two digits or more inside a word; a lone digit in a word may be a misread letter. */
function listFigures(run: readonly string[]): string {
  return run.flatMap((word) => (/^[\d.,]+\p{L}{0,2}$/u.test(word) ? [word] : (word.match(/\d{2,}/g) ?? []))).join(" ")
}

/** Letters that scanners take for each other are one. */
function skeleton(text: string): string {
  return text.replace(/rn/g, "m").replace(/cl/g, "d").replace(/ii/g, "u").replace(/vv/g, "w").replace(/[1i|]/g, "l").replace(/0/g, "o").replace(/5/g, "s").replace(/c/g, "e").replace(/h/g, "b").replace(/f/g, "t")
}
