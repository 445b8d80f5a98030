import { normaliseWord } from "./read-words"
import type { VersionWords } from "./version-words"

/**
 * All words of a version in small letters, without anything between them and without its layout, so that a word broken in two is the
 * same as one that is not; only between two numbers something stays. `offsets[i]` is where word i begins; a word of layout has no letters.
 */
export type Letters = { text: string; offsets: Int32Array }

const referring = /^(?:sections?|articles?|clauses?|paragraphs?|subsections?|§)$/i
const joining = /^(?:\d[\d.]*|and|or|to|through|hereof)$/i
const isNumber = /^\p{Nd}/u
/** What parts two numbers for good, as in "2-4" and "10/12"; a blank between the digits of one number does not. */
const parting = /[-–—−/:×]/
const wordsPerSlice = 8_000

/** `renumbered`: the new number of a section by its old one; a reference to it is written with the new one. */
export function* canonicalLetters(words: VersionWords, renumbered: ReadonlyMap<string, string> | null): Generator<void, Letters> {
  const { text, starts, ends, isLayout } = words
  const offsets = new Int32Array(starts.length + 1)
  const parts: string[] = []
  let length = 0
  let isReference = false
  for (let word = 0; word < starts.length; word++) {
    offsets[word] = length
    if (isLayout[word] !== 1) {
      const own = normaliseWord(text.slice(starts[word], ends[word])).toLowerCase()
      const named = (renumbered && isReference && renumbered.get(own)) || own
      const isParted = word > 0 && isNumber.test(own) && isNumber.test(text.slice(starts[word - 1], ends[word - 1])) && parting.test(text.slice(ends[word - 1], starts[word]))
      const shown = isParted ? `-${named}` : named
      parts.push(shown)
      length += shown.length
      isReference = referring.test(own) || (isReference && joining.test(own))
    }
    if (word % wordsPerSlice === 0) yield
  }
  offsets[starts.length] = length
  return { text: parts.join(""), offsets }
}
