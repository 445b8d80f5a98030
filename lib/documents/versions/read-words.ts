import { findLayoutRanges } from "./find-layout-ranges"
import { type VersionWords, wordPattern, type WordIds } from "./version-words"

type PageRange = { start: number; end: number }

const wordsPerSlice = 2_000

/**
 * The words of a version, without blanks, line breaks, hyphens and quotation marks; ligatures are spelled out and thousands
 * separators dropped. A generator, so that its caller decides when others have their turn.
 */
export function* readWords(version: { text: string; pages: readonly PageRange[] | null }, ids: WordIds): Generator<void, VersionWords> {
  const { text } = version
  const found: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(wordPattern)) {
    found.push(idOf(normaliseWord(match[0]), ids))
    starts.push(match.index)
    ends.push(match.index + match[0].length)
    if (found.length % wordsPerSlice === 0) yield
  }
  yield
  const isLayout = new Uint8Array(found.length)
  let word = 0
  for (const range of yield* findLayoutRanges(version)) {
    while (word < starts.length && (starts[word] ?? 0) < range.start) word++
    while (word < starts.length && (ends[word] ?? 0) <= range.end) isLayout[word++] = 1
  }
  return { text, ids: Int32Array.from(found), starts: Int32Array.from(starts), ends: Int32Array.from(ends), isLayout }
}

/** A word as it is compared and shown to nobody. */
export function normaliseWord(word: string): string {
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) return word.replace(/,(?=\d{3}(?!\d))/g, "")
  // oxlint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(word) ? word : word.normalize("NFKC")
}

function idOf(word: string, ids: WordIds): number {
  const known = ids.get(word)
  if (known !== undefined) return known
  ids.set(word, ids.size)
  return ids.size - 1
}
