import { criticalOf, figureOf } from "./critical-words"
import { editDistance } from "./edit-distance"
import { listWords, type Word } from "./list-words"
import { areOpposed } from "./opposites"

/** More words than these in a row that the passage does not have are an addition, not a slip. */
const longestAddition = 4

export type Wordings = {
  passage: string
  /** What stands just before and after the passage. */
  before: string
  after: string
  /** The passage with what stands about it. */
  around: string
}

/**
 * Whether two nearly equal wordings mean the same: a changed figure, name or party, a lost "not" or a "may" for a "shall" is no
 * slip of the pen. Between the words both have in common, what differs must either hold no such word or be the same letters misread.
 */
export function agreeOnSubstance(quote: string, { passage, before, after, around }: Wordings): boolean {
  const left = listWords(quote, around)
  const right = withEdges(left, { right: listWords(passage, around), before: listWords(before.split(/[.;:!?]\s|\n\s*\n/).at(-1) ?? "", around), after: listWords(after.split(/[.;:!?](?:\s|$)|\n\s*\n/)[0] ?? "", around) })
  const known = new Set(listWords(around, "").map((word) => word.text))
  return listGaps(left, right).every((gap) => isHarmless(gap, known))
}

const furthestEdge = 3

/** The passage up to where the quote's first and last words stand, so that what lies between them and the rest is seen. */
function withEdges(left: readonly Word[], { right, before, after }: { right: Word[]; before: Word[]; after: Word[] }): Word[] {
  const last = left.at(-1)?.text
  const first = left[0]?.text
  const next = right.at(-1)?.text === last ? -1 : after.slice(0, furthestEdge).findIndex((word) => word.text === last)
  const lead = before.slice(-furthestEdge)
  const previous = right[0]?.text === first ? -1 : lead.findLastIndex((word) => word.text === first)
  return [...(previous < 0 ? [] : lead.slice(previous)), ...right, ...after.slice(0, next + 1)]
}

type Gap = { left: Word[]; right: Word[] }

/** What stands between the words of a longest common subsequence. */
function listGaps(left: readonly Word[], right: readonly Word[]): Gap[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const isSame = left[row]?.text === right[column]?.text
      lengths[row * width + column] = isSame ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1 : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0)
    }
  }
  const gaps: Gap[] = []
  let gap: Gap = { left: [], right: [] }
  let row = 0
  let column = 0
  while (row < left.length || column < right.length) {
    const quoted = left[row]
    const original = right[column]
    if (quoted && original && quoted.text === original.text) {
      if (gap.left.length + gap.right.length > 0) gaps.push(gap)
      gap = { left: [], right: [] }
      row++
      column++
    } else if (quoted && (!original || (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))) {
      gap.left.push(quoted)
      row++
    } else if (original) {
      gap.right.push(original)
      column++
    }
  }
  if (gap.left.length + gap.right.length > 0) gaps.push(gap)
  return gaps
}

function isHarmless(gap: Gap, known: ReadonlySet<string>): boolean {
  const left = gap.left.map((word) => word.text)
  const right = gap.right.map((word) => word.text)
  const quoted = left.join("")
  const original = right.join("")
  if (quoted === original) return true
  if ((listFigures(left) !== listFigures(right) && !isFigureMisspelt(gap)) || areOpposed(left, right)) return false
  if (skeleton(quoted) === skeleton(original)) return true
  const edits = editDistance(skeleton(quoted), skeleton(original))
  const isMisread = edits <= Math.floor(Math.min(quoted.length, original.length) / 5) || haveSameLetters(quoted, original)
  if (listCriticals(left) !== listCriticals(right)) return (isMisread || isFigureMisspelt(gap)) && !left.some((word) => criticalOf(word) !== null)
  if (gap.left.length > longestAddition && edits > quoted.length * 0.4) return false
  const hasName = [...gap.left, ...gap.right].some((word) => word.isName)
  return !hasName || (edits <= Math.max(1, Math.floor(Math.min(quoted.length, original.length) / 4)) && original !== "" && !left.some((word) => known.has(word)))
}

/** "fifeen" for "fifteen": no figure by itself, and one letter off. */
function isFigureMisspelt({ left, right }: Gap): boolean {
  return (
    left.length === right.length &&
    left.every(({ text, spelling }, index) => {
      const original = right[index]?.spelling ?? ""
      return spelling === original || (figureOf(text) === null && /^\p{L}{4,}$/u.test(original) && (editDistance(spelling, original) <= 1 || haveSameLetters(spelling, original)))
    })
  )
}

function listCriticals(run: readonly string[]): string {
  return run.flatMap((word) => criticalOf(word) ?? []).join(" ")
}

/** Whole figures, those with a short ending ("30th"), and two digits or more inside a word; a lone digit in a word may be a misread letter. */
function listFigures(run: readonly string[]): string {
  return run.flatMap((word) => (/^[\d.,]+\p{L}{0,2}$/u.test(word) ? [word] : (word.match(/\d{2,}/g) ?? []))).join(" ")
}

function haveSameLetters(one: string, other: string): boolean {
  return one.length >= 4 && one.length === other.length && [...one].toSorted().join("") === [...other].toSorted().join("")
}

/** Letters that scanners take for each other are one. */
function skeleton(text: string): string {
  return text.replace(/rn/g, "m").replace(/cl/g, "d").replace(/ii/g, "u").replace(/vv/g, "w").replace(/[1i|]/g, "l").replace(/0/g, "o").replace(/5/g, "s").replace(/c/g, "e").replace(/h/g, "b").replace(/f/g, "t")
}
