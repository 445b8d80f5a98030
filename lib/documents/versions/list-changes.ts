import type { Comparison } from "./compare-versions"
import type { TextRange } from "./find-passage"

/** A stretch that differs, as characters of both texts; an empty range is the place where nothing stands. */
export type Change = { old: TextRange; new: TextRange }

const leastLettersToMove = 40
const wordsPerSlice = 5_000
const changesPerSlice = 8

/** Every stretch of words that differs between two versions, in order. What only moved, or is set otherwise, is none. */
export function* listChanges(comparison: Comparison): Generator<void, Change[]> {
  const { old: before, new: after, places } = comparison
  const changes: Change[] = []
  let oldWord = 0
  let newWord = 0
  let seen = 0
  for (let word = 0; word <= before.ids.length; word++) {
    if (word % wordsPerSlice === 0) yield
    const place = word === before.ids.length ? after.ids.length : (places[word] ?? -1)
    if (place < 0) continue
    if (word > oldWord || place > newWord) {
      if (++seen % changesPerSlice === 0) yield
      const removed = before.letters.text.slice(before.letters.offsets[oldWord], before.letters.offsets[word])
      const added = after.letters.text.slice(after.letters.offsets[newWord], after.letters.offsets[place])
      const isRemoved = removed !== "" && !isElsewhere(removed, after.letters.text)
      const isAdded = added !== "" && !isElsewhere(added, before.letters.text)
      const renumbered = before.renumbered && before.renumbered.text.slice(before.renumbered.offsets[oldWord], before.renumbered.offsets[word])
      if (removed !== added && renumbered !== added && (isRemoved || isAdded)) changes.push({ old: rangeOf(before, { from: oldWord, to: word }), new: rangeOf(after, { from: newWord, to: place }) })
    }
    oldWord = word + 1
    newWord = place + 1
  }
  return changes
}

function isElsewhere(letters: string, other: string): boolean {
  return letters.length >= leastLettersToMove && other.includes(letters)
}

/** Words [from, to) as characters; for none of them the place between their neighbours. */
function rangeOf({ starts, ends, text }: { starts: Int32Array; ends: Int32Array; text: string }, { from, to }: { from: number; to: number }): TextRange {
  if (to > from) return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
  const place = from < starts.length ? (starts[from] ?? 0) : text.length
  return { start: place, end: place }
}
