import { alignVersions, type AlignedWords } from "./align-versions"
import { canonicalLetters, type Letters } from "./canonical-letters"
import { listCaseChanges } from "./list-case-changes"
import { listLabelPairs } from "./list-label-pairs"
import { markMovedNotes } from "./mark-moved-notes"
import { markRunningInsertions } from "./mark-running-insertions"
import { readWords } from "./read-words"
import { unmarkOddLabels } from "./unmark-odd-labels"
import type { VersionWords, WordIds } from "./version-words"

export type ReadableVersion = { text: string; pages: readonly { start: number; end: number }[] | null }

/** Two versions of a document beside each other, word by word. */
export type Comparison = AlignedWords & {
  /** `renumbered`: the same letters where references to sections are written with the sections' new numbers. */
  old: VersionWords & { letters: Letters; renumbered: Letters | null }
  new: VersionWords & { letters: Letters }
  /** Old words that stand in the new version with another case, where that may mean something. */
  isCaseChanged: Uint8Array
}

/**
 * Compares two versions of a text by their words; layout is no difference.
 */
export function* compareVersions(before: ReadableVersion, after: ReadableVersion): Generator<void, Comparison> {
  const ids: WordIds = new Map()
  const oldWords = yield* readWords(before, ids)
  const newWords = yield* readWords(after, ids)
  const aligned = yield* alignVersions(oldWords, newWords)
  const { places } = aligned
  // The same word in both: what only one of them took for layout is compared as text.
  for (const [word, place] of places.entries()) if (place >= 0 && oldWords.isLayout[word] !== newWords.isLayout[place]) oldWords.isLayout[word] = newWords.isLayout[place] = 0
  yield* markRunningInsertions({ old: oldWords, new: newWords }, aligned)
  unmarkOddLabels({ old: oldWords, new: newWords }, aligned)
  const numbers = listLabelPairs({ old: oldWords, new: newWords, places })
  yield
  const isCaseChanged = listCaseChanges({ old: oldWords, new: newWords, places })
  yield
  const letters = { old: yield* canonicalLetters(oldWords, null), new: yield* canonicalLetters(newWords, null) }
  if (markMovedNotes({ old: { ...oldWords, letters: letters.old }, new: { ...newWords, letters: letters.new } }, aligned)) {
    letters.old = yield* canonicalLetters(oldWords, null)
    letters.new = yield* canonicalLetters(newWords, null)
  }
  yield
  const renumbered = numbers.size > 0 ? yield* canonicalLetters(oldWords, numbers) : null
  return { ...aligned, old: { ...oldWords, letters: letters.old, renumbered }, new: { ...newWords, letters: letters.new }, isCaseChanged }
}
