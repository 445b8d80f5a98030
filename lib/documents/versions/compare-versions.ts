import { alignWords } from "./align-words"
import { canonicalLetters, type Letters } from "./canonical-letters"
import { listLabelPairs } from "./list-label-pairs"
import { readWords } from "./read-words"
import type { VersionWords, WordIds } from "./version-words"

export type ReadableVersion = { text: string; pages: readonly { start: number; end: number }[] | null }

/** Two versions of a document beside each other, word by word. */
export type Comparison = {
  /** `renumbered`: the same letters where references to sections are written with the sections' new numbers. */
  old: VersionWords & { letters: Letters; renumbered: Letters | null }
  new: VersionWords & { letters: Letters }
  /** The place of every old word in the new version; -1 for words that are gone. */
  places: Int32Array
  /** The other way round. */
  origins: Int32Array
}

/**
 * Compares two versions of a text by their words; layout is no difference.
 */
export function* compareVersions(before: ReadableVersion, after: ReadableVersion): Generator<void, Comparison> {
  const ids: WordIds = new Map()
  const oldWords = yield* readWords(before, ids)
  const newWords = yield* readWords(after, ids)
  const places = yield* alignWords(oldWords.ids, newWords.ids)
  const origins = new Int32Array(newWords.ids.length).fill(-1)
  places.forEach((place, word) => {
    if (place < 0) return
    origins[place] = word
    // The same word in both: what only one of them took for layout is compared as text.
    if (oldWords.isLayout[word] !== newWords.isLayout[place]) oldWords.isLayout[word] = newWords.isLayout[place] = 0
  })
  const numbers = listLabelPairs({ old: oldWords, new: newWords, places })
  yield
  const letters = yield* canonicalLetters(oldWords, null)
  const renumbered = numbers.size > 0 ? yield* canonicalLetters(oldWords, numbers) : null
  return { old: { ...oldWords, letters, renumbered }, new: { ...newWords, letters: yield* canonicalLetters(newWords, null) }, places, origins }
}
