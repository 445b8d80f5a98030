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
  const exact: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(wordPattern)) {
    const word = normaliseWord(match[0])
    exact.push(idOf(word, ids))
    found.push(idOf(word.toLowerCase(), ids))
    starts.push(match.index)
    ends.push(match.index + match[0].length)
    if (found.length % wordsPerSlice === 0) yield
  }
  yield
  const isLayout = new Uint8Array(found.length)
  const isLabel = new Uint8Array(found.length)
  let word = 0
  for (const range of yield* findLayoutRanges(version)) {
    while (word < starts.length && (starts[word] ?? 0) < range.start) word++
    for (; word < starts.length && (ends[word] ?? 0) <= range.end; word++) {
      isLayout[word] = 1
      isLabel[word] = range.isLabel ? 1 : 0
    }
  }
  return { text, ids: Int32Array.from(found), exactIds: Int32Array.from(exact), starts: Int32Array.from(starts), ends: Int32Array.from(ends), isLayout, isLabel }
}

/** A word as it is compared and shown to nobody. */
export function normaliseWord(word: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = /^[\x00-\x7f]*$/.test(word) ? word : word.normalize("NFKC").replace("⁄", "-")
  const first = plain.charCodeAt(0)
  return first >= 48 && first <= 57 ? plain.replace(/,(?=\d{3}(?!\d))/g, "") : plain
}

function idOf(word: string, ids: WordIds): number {
  const known = ids.get(word)
  if (known !== undefined) return known
  ids.set(word, ids.size)
  return ids.size - 1
}
