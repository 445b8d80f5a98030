import { splitParagraphs } from "../split-sentences"
import { alignWords } from "./align-words"
import type { Comparison } from "./compare-versions"
import type { TextRange } from "./find-passage"
import { listChanges } from "./list-changes"
import { markWords, type MarkedPiece } from "./mark-words"
import { wordAt } from "./word-at"

/** One paragraph of the comparison in the order of the new version; what is gone stands where it stood. */
export type ParagraphChange =
  | { kind: "same"; old: TextRange | null; new: TextRange | null }
  | { kind: "added"; old: null; new: TextRange }
  | { kind: "removed"; old: TextRange; new: null }
  | { kind: "moved"; old: TextRange; new: TextRange }
  | { kind: "changed"; old: TextRange; new: TextRange; pieces: MarkedPiece[] }

type Paragraph = TextRange & { index: number; firstWord: number; endWord: number; letters: string }
type Sides = { old: Paragraph[]; new: Paragraph[] }

const leastLettersToMove = 40
/** Two paragraphs with a smaller share of words in common are one that went and one that came. */
const leastShare = 0.3

/** Two versions paragraph by paragraph. What is only set otherwise, cut or joined, is the same. */
export function* diffParagraphs(comparison: Comparison): Generator<void, ParagraphChange[]> {
  const sides: Sides = { old: listParagraphs(comparison.old), new: listParagraphs(comparison.new) }
  yield
  const changes = yield* listChanges(comparison)
  const ids = new Map<string, number>()
  const idsOf = (paragraphs: Paragraph[]) => Int32Array.from(paragraphs.map(({ letters }) => ids.get(letters) ?? (ids.set(letters, ids.size), ids.size - 1)))
  const equal = yield* alignWords(idsOf(sides.old), idsOf(sides.new))
  const isEqualNew = new Set(equal)
  const moved = pairMoved(sides, { equal, isEqualNew })
  const touchesOld = toucher(changes.map((change) => change.old))
  const touchesNew = toucher(changes.map((change) => change.new))
  const movedFrom = new Set(moved.values())
  const isOpen = (paragraph: Paragraph) => (equal[paragraph.index] ?? -1) < 0 && !movedFrom.has(paragraph) && touchesOld(paragraph)
  const partners = yield* pairChanged(comparison, { sides, isOpenOld: isOpen, isOpenNew: (paragraph) => !isEqualNew.has(paragraph.index) && !moved.has(paragraph.index) && touchesNew(paragraph) })
  const changedFrom = new Set(partners.values())
  const found: ParagraphChange[] = []
  let nextOld = 0
  const passOld = (until: number) => {
    for (; nextOld < until; nextOld++) {
      const paragraph = sides.old[nextOld]
      if (paragraph && isOpen(paragraph) && !changedFrom.has(paragraph)) found.push({ kind: "removed", old: rangeOf(paragraph), new: null })
    }
  }
  const oldOf = new Map<number, number>()
  equal.forEach((place, index) => place >= 0 && oldOf.set(place, index))
  for (const paragraph of sides.new) {
    const now = rangeOf(paragraph)
    const same = oldOf.get(paragraph.index)
    const from = moved.get(paragraph.index)
    const before = partners.get(paragraph.index)
    if (same !== undefined) {
      passOld(same)
      const own = sides.old[same]
      found.push({ kind: "same", old: own ? rangeOf(own) : null, new: now })
    } else if (from) found.push({ kind: "moved", old: rangeOf(from), new: now })
    else if (before) {
      passOld(before.index)
      found.push({ kind: "changed", old: rangeOf(before), new: now, pieces: yield* markWords(comparison, { old: before, new: paragraph }) })
    } else if (touchesNew(paragraph)) found.push({ kind: "added", old: null, new: now })
    else found.push({ kind: "same", old: null, new: now })
    if (paragraph.index % 200 === 0) yield
  }
  passOld(sides.old.length)
  return found
}

/** Paragraphs that have words other than those of the layout. */
function listParagraphs({ text, starts, letters }: Comparison["old"] | Comparison["new"]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const { start, end } of splitParagraphs(text)) {
    const firstWord = wordAt(starts, start)
    const endWord = wordAt(starts, end)
    const own = letters.text.slice(letters.offsets[firstWord], letters.offsets[endWord])
    if (own !== "") paragraphs.push({ index: paragraphs.length, start, end, firstWord, endWord, letters: own })
  }
  return paragraphs
}

/** Old paragraphs by the index of the new one that says the same in another place. */
function pairMoved(sides: Sides, { equal, isEqualNew }: { equal: Int32Array; isEqualNew: ReadonlySet<number> }): Map<number, Paragraph> {
  const free = new Map<string, Paragraph[]>()
  for (const paragraph of sides.old)
    if ((equal[paragraph.index] ?? -1) < 0 && paragraph.letters.length >= leastLettersToMove) free.set(paragraph.letters, [...(free.get(paragraph.letters) ?? []), paragraph])
  const moved = new Map<number, Paragraph>()
  for (const paragraph of sides.new) {
    const from = isEqualNew.has(paragraph.index) ? undefined : free.get(paragraph.letters)?.shift()
    if (from) moved.set(paragraph.index, from)
  }
  return moved
}

type Pairing = { sides: Sides; isOpenOld: (paragraph: Paragraph) => boolean; isOpenNew: (paragraph: Paragraph) => boolean }

/** Old paragraphs by the index of the new one that most of their words went to. */
function* pairChanged({ places }: Comparison, { sides, isOpenOld, isOpenNew }: Pairing): Generator<void, Map<number, Paragraph>> {
  const partners = new Map<number, Paragraph>()
  const newStarts = Int32Array.from(sides.new.map(({ firstWord }) => firstWord))
  const open = new Set(sides.new.filter(isOpenNew).map(({ index }) => index))
  let least = -1
  for (const paragraph of sides.old) {
    if (paragraph.index % 200 === 0) yield
    if (!isOpenOld(paragraph)) continue
    const shared = new Map<number, number>()
    for (let word = paragraph.firstWord; word < paragraph.endWord; word++) {
      const place = places[word] ?? -1
      const index = place < 0 ? -1 : wordAt(newStarts, place + 1) - 1
      if (index > least && open.has(index) && !partners.has(index)) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    const [best] = [...shared].toSorted((first, second) => second[1] - first[1])
    const other = best ? sides.new[best[0]] : undefined
    if (!best || !other || best[1] < leastShare * Math.min(paragraph.endWord - paragraph.firstWord, other.endWord - other.firstWord)) continue
    partners.set(best[0], paragraph)
    least = best[0]
  }
  return partners
}

/** Whether any of these ranges, in order, lies in a paragraph; an empty one counts within it, not at its border. */
function toucher(ranges: readonly TextRange[]): (paragraph: TextRange) => boolean {
  const ends = Int32Array.from(ranges.map(({ end }) => end))
  return ({ start, end }) => {
    for (let index = wordAt(ends, start + 1); index < ranges.length; index++) {
      const range = ranges[index]
      if (!range || range.start >= end) return false
      if (range.end > range.start || range.start > start) return true
    }
    return false
  }
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end }
}
