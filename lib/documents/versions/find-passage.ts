import type { Letters } from "./canonical-letters"
import type { Comparison } from "./compare-versions"
import { normaliseWord } from "./read-words"
import { wordAt } from "./word-at"

export type TextRange = { start: number; end: number }

/** What became of a passage: `kept` as it was, here or in another place; `changed`; `vanished`, where nothing took its place. */
export type PassageFate = { state: "kept" | "changed"; place: TextRange } | { state: "vanished"; place: null }

/** So many words are hardly the same by chance: a passage that left its place is looked for everywhere. */
const leastWordsToMove = 8
/** Less than this share of its words at its place, and it is another passage that stands there. */
const leastShareInPlace = 0.4
const widestReplacement = 4
/** Words that turn a sentence round count also where they come in just before or after the passage. */
const decisive = /^(?:not|no|never|neither|nor|none|unless|except|without|only|solely|shall|must|may|cannot)$/i
const sentenceReach = 14

/** Finds a passage of the old version in the new one by its words. */
export function findPassage(comparison: Comparison, range: TextRange): PassageFate {
  const words = wordsOf(comparison, range)
  if (!words) return { state: "kept", place: { start: Math.min(range.start, comparison.new.text.length), end: Math.min(range.end, comparison.new.text.length) } }
  const { first, last } = words
  const { letters, renumbered } = comparison.old
  for (const shown of renumbered ? [letters, renumbered] : [letters]) {
    const inPlace = findInPlace(comparison, { first, last, shown })
    if (inPlace === null) continue
    const place = rangeOfLetters(comparison, { from: inPlace, length: (shown.offsets[last + 1] ?? 0) - (shown.offsets[first] ?? 0) })
    const isCaseChanged = comparison.isCaseChanged.subarray(first, last + 1).includes(1)
    const around = findExtension(comparison, { first, last })
    if (around) return { state: "changed", place: { start: Math.min(place.start, around.start), end: Math.max(place.end, around.end) } }
    return { state: isCaseChanged || isTurnedRound(comparison, { first, last }) ? "changed" : "kept", place }
  }
  const passage = letters.text.slice(letters.offsets[first], letters.offsets[last + 1])
  const matched: number[] = []
  for (let word = first; word <= last; word++) if ((comparison.places[word] ?? -1) >= 0) matched.push(word)
  const share = matched.length / (last - first + 1)
  if (share < leastShareInPlace && last - first + 1 >= leastWordsToMove) {
    const elsewhere = findMoved(comparison, { passage, words: { first, last } })
    if (elsewhere !== null) return { state: "kept", place: rangeOfLetters(comparison, { from: elsewhere, length: passage.length }) }
  }
  const place = placeOfChanged(comparison, { first, last, share, matched })
  return place ? { state: "changed", place } : { state: "vanished", place: null }
}

type Words = { first: number; last: number }

function wordsOf({ old: { ends, starts } }: Comparison, range: TextRange): Words | null {
  const first = wordAt(ends, range.start + 1)
  let last = first
  while (last + 1 < starts.length && (starts[last + 1] ?? 0) < range.end) last++
  return first < starts.length && (starts[first] ?? 0) < range.end ? { first, last } : null
}

/** Where the passage begins in the new letters, as its own words tell; null where it does not stand there whole. */
function findInPlace(comparison: Comparison, { first, last, shown }: Words & { shown: Letters }): number | null {
  const { old: before, new: after, places, origins } = comparison
  const begin = shown.offsets[first] ?? 0
  const passage = shown.text.slice(begin, shown.offsets[last + 1])
  if (passage === "") return null
  const candidates = new Set<number>()
  for (let word = first; word <= last && candidates.size < 8; word++) {
    const place = places[word] ?? -1
    if (place >= 0 && before.isLayout[word] !== 1) candidates.add((after.letters.offsets[place] ?? 0) - ((shown.offsets[word] ?? 0) - begin))
  }
  for (const from of candidates) {
    if (from < 0 || !after.letters.text.startsWith(passage, from)) continue
    const { start, end } = newWordsOf(comparison, { from, length: passage.length })
    let foreign = 0
    for (let word = start; word <= end; word++) {
      const origin = origins[word] ?? -1
      if (origin >= 0 && (origin < first || origin > last)) foreign++
    }
    if (foreign * 2 <= end - start + 1) return from
  }
  return null
}

/** Another place that begins with a whole word, in the same case: a title in capitals is not the mention of it. */
function findMoved(comparison: Comparison, { passage, words }: { passage: string; words: Words }): number | null {
  const { old: before, new: after } = comparison
  const own = writtenOf(before, { start: words.first, end: words.last })
  for (let at = after.letters.text.indexOf(passage); at >= 0; at = after.letters.text.indexOf(passage, at + 1)) {
    const word = wordAt(after.letters.offsets, at)
    if (after.letters.offsets[word] === at && writtenOf(after, newWordsOf(comparison, { from: at, length: passage.length })) === own) return at
  }
  return null
}

function writtenOf({ text, starts, ends, isLayout }: Comparison["new"], { start, end }: TextRange): string {
  let written = ""
  for (let word = start; word <= end; word++) if (isLayout[word] !== 1) written += normaliseWord(text.slice(starts[word], ends[word]))
  return written
}

function newWordsOf({ new: { letters, starts } }: Comparison, { from, length }: { from: number; length: number }): TextRange {
  const start = Math.min(starts.length - 1, wordAt(letters.offsets, from + 1) - 1)
  let end = start
  while (end + 1 < starts.length && (letters.offsets[end + 1] ?? 0) < from + length) end++
  return { start: Math.max(0, start), end }
}

function rangeOfLetters(comparison: Comparison, found: { from: number; length: number }): TextRange {
  const { start, end } = newWordsOf(comparison, found)
  return { start: comparison.new.starts[start] ?? 0, end: comparison.new.ends[end] ?? 0 }
}

const sentenceBorder = /[.!?;]["'”’)]*(?:\s|$)|\n\s*\n/

/** What came into the sentence before or after a passage that was the beginning or the end of it; null for nothing. */
function findExtension({ old: before, new: after, places, origins }: Comparison, { first, last }: Words): TextRange | null {
  const gap = ({ text, starts, ends }: { text: string; starts: Int32Array; ends: Int32Array }, word: number) => text.slice(word < 0 ? 0 : ends[word], word + 1 < starts.length ? starts[word + 1] : text.length)
  const isNew = (word: number) => word >= 0 && word < after.ids.length && (origins[word] ?? -1) < 0 && after.isLayout[word] !== 1
  const [begin, end] = [places[first] ?? -1, places[last] ?? -1]
  let [from, to] = [begin, end]
  if (end >= 0 && (last + 1 === before.ids.length || sentenceBorder.test(gap(before, last)))) while (isNew(to + 1) && !sentenceBorder.test(gap(after, to)) && to - end < sentenceReach) to++
  if (begin >= 0 && (first === 0 || sentenceBorder.test(gap(before, first - 1)))) while (isNew(from - 1) && !sentenceBorder.test(gap(after, from - 1)) && begin - from < sentenceReach) from--
  if (to === end && from === begin) return null
  const [start, stop] = [from < 0 ? end : from, to < 0 ? begin : to]
  return { start: after.starts[start] ?? 0, end: after.ends[stop] ?? 0 }
}

/** Whether a word that turns the sentence came in or went away next to the passage, within the sentence. */
function isTurnedRound(comparison: Comparison, { first, last }: Words): boolean {
  const { old: before, new: after, places } = comparison
  const inSentence = (one: number, other: number) => !/[.!?;]["'”’)]*\s|\n\s*\n/.test(before.text.slice(before.ends[one], before.starts[other]))
  let from = first
  while (from > 0 && first - from < sentenceReach && inSentence(from - 1, from)) from--
  let to = last
  while (to + 1 < before.ids.length && to - last < sentenceReach && inSentence(to, to + 1)) to++
  const isDecisive = ({ text, starts, ends, isLayout }: Comparison["new"], word: number) => isLayout[word] !== 1 && decisive.test(text.slice(starts[word], ends[word]).replace(/^May$/, ""))
  let previous: number | null = null
  for (let word = from; word <= to; word++) {
    const place = places[word] ?? -1
    const isOutside = word < first || word > last
    if (place < 0) {
      if (isOutside && isDecisive(before, word)) return true
      continue
    }
    if (previous !== null && place - previous < 30 && (word <= first || word > last)) for (let between = previous + 1; between < place; between++) if (isDecisive(after, between)) return true
    previous = place
  }
  return false
}

/** From the first to the last of its words that are still there, and what stands between its old neighbours where few are. */
function placeOfChanged({ old: before, new: after, places }: Comparison, { first, last, share, matched }: Words & { share: number; matched: number[] }): TextRange | null {
  let left = first - 1
  while (left >= 0 && (places[left] ?? -1) < 0) left--
  let right = last + 1
  while (right < before.ids.length && (places[right] ?? -1) < 0) right++
  let from = left < 0 ? 0 : (places[left] ?? 0) + 1
  let to = right >= before.ids.length ? after.ids.length - 1 : (places[right] ?? 0) - 1
  const isWide = to - from + 1 > (last - first + 1) * widestReplacement + 12
  if (isWide || left < first - 40 || right > last + 40) {
    if (share < leastShareInPlace) return null
    from = places[matched[0] ?? first] ?? from
    to = places[matched.at(-1) ?? last] ?? to
  }
  while (from <= to && after.isLayout[from] === 1) from++
  while (to >= from && after.isLayout[to] === 1) to--
  return to < from ? null : { start: after.starts[from] ?? 0, end: after.ends[to] ?? 0 }
}
