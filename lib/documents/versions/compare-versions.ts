import { alignWords } from "./align-words"
import { canonicalLetters, type Letters } from "./canonical-letters"
import { listLabelPairs } from "./list-label-pairs"
import { readWords } from "./read-words"
import type { VersionWords, WordIds } from "./version-words"

export type ReadableVersion = { text: string; pages: readonly { start: number; end: number }[] | null }

/** Two versions of a document beside each other, word by word. */
export type Comparison = {
  old: VersionWords & { letters: Letters }
  new: VersionWords & { letters: Letters }
  /** The place of every old word in the new version; -1 for words that are gone. */
  places: Int32Array
  /** The other way round. */
  origins: Int32Array
}

/**
 * Compares two versions of a text by their words; layout is no difference. References to renumbered sections are read with
 * their new numbers.
 */
export function* compareVersions(before: ReadableVersion, after: ReadableVersion): Generator<void, Comparison> {
  const ids: WordIds = new Map()
  const oldWords = yield* readWords(before, ids)
  const newWords = yield* readWords(after, ids)
  const places = yield* alignWords(oldWords.ids, newWords.ids)
  const origins = new Int32Array(newWords.ids.length).fill(-1)
  places.forEach((place, word) => {
    if (place >= 0) origins[place] = word
  })
  const renumbered = listLabelPairs({ old: oldWords, new: newWords, places })
  yield
  return { old: { ...oldWords, letters: yield* canonicalLetters(oldWords, renumbered) }, new: { ...newWords, letters: yield* canonicalLetters(newWords, null) }, places, origins }
}
