import { listGaps } from "./align-versions"
import type { Comparison } from "./compare-versions"
import type { TextRange } from "./find-passage"
import { isElsewhere } from "./is-elsewhere"
import { normaliseWord } from "./read-words"
import type { VersionWords } from "./version-words"

/** A stretch that differs, as characters of both texts; an empty range is the place where nothing stands. */
export type Change = { old: TextRange; new: TextRange }

type Gap = ReturnType<typeof listGaps>[number]

/** Two gaps with so few words between them may be one, where words were broken or stand twice. */
const widestBridge = 12
const gapsPerSlice = 8

/** Every stretch of words that differs between two versions, in order. What only moved, or is set otherwise, is none. */
export function* listChanges(comparison: Comparison): Generator<void, Change[]> {
  const { old: before, new: after, places, isCaseChanged } = comparison
  const changes: Change[] = []
  const gaps = listGaps(places, after.ids.length)
  yield
  for (const [index, gap] of gaps.entries()) {
    if (index % gapsPerSlice === 0) yield
    if (isSame(comparison, gap) || areSameTogether(comparison, gap, gaps[index + 1]) || areSameTogether(comparison, gaps[index - 1], gap)) continue
    if (!isElsewhere(before, { from: gap.oldStart, to: gap.oldEnd, other: after }) || !isElsewhere(after, { from: gap.newStart, to: gap.newEnd, other: before }))
      changes.push({ old: rangeOf(before, withoutLayout(before, { from: gap.oldStart, to: gap.oldEnd })), new: rangeOf(after, withoutLayout(after, { from: gap.newStart, to: gap.newEnd })) })
  }
  const recased = [...isCaseChanged.entries()].filter(([, isChanged]) => isChanged === 1).map(([word]) => ({ old: rangeOf(before, { from: word, to: word + 1 }), new: rangeOf(after, { from: places[word] ?? 0, to: (places[word] ?? 0) + 1 }) }))
  return recased.length > 0 ? [...changes, ...recased].toSorted((first, second) => first.old.start - second.old.start) : changes
}

/** Whether both sides have the same letters, with or without what one of them took for layout. */
function isSame({ old: before, new: after }: Comparison, { oldStart, oldEnd, newStart, newEnd }: Gap): boolean {
  const removed = before.letters.text.slice(before.letters.offsets[oldStart], before.letters.offsets[oldEnd])
  const added = after.letters.text.slice(after.letters.offsets[newStart], after.letters.offsets[newEnd])
  const renumbered = before.renumbered && before.renumbered.text.slice(before.renumbered.offsets[oldStart], before.renumbered.offsets[oldEnd])
  return removed === added || renumbered === added || allLetters(before, { from: oldStart, to: oldEnd }) === allLetters(after, { from: newStart, to: newEnd })
}

function areSameTogether(comparison: Comparison, gap: Gap | undefined, next: Gap | undefined): boolean {
  if (!gap || !next || next.oldStart - gap.oldEnd > widestBridge) return false
  return isSame(comparison, { oldStart: gap.oldStart, oldEnd: next.oldEnd, newStart: gap.newStart, newEnd: next.newEnd })
}

function allLetters({ text, starts, ends }: VersionWords, { from, to }: { from: number; to: number }): string {
  let letters = ""
  for (let word = from; word < to; word++) letters += normaliseWord(text.slice(starts[word], ends[word])).toLowerCase()
  return letters
}

function withoutLayout({ isLayout }: VersionWords, { from, to }: { from: number; to: number }): { from: number; to: number } {
  let [first, end] = [from, to]
  while (first < end && isLayout[first] === 1) first++
  while (end > first && isLayout[end - 1] === 1) end--
  return { from: first, to: end }
}

/** Words [from, to) as characters; for none of them the place between their neighbours. */
function rangeOf({ starts, ends, text }: { starts: Int32Array; ends: Int32Array; text: string }, { from, to }: { from: number; to: number }): TextRange {
  if (to > from) return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
  const place = from < starts.length ? (starts[from] ?? 0) : text.length
  return { start: place, end: place }
}
