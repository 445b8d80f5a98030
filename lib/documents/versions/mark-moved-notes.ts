import { type AlignedWords, listGaps } from "./align-versions"
import type { Letters } from "./canonical-letters"
import { isElsewhere } from "./is-elsewhere"
import type { VersionWords } from "./version-words"
import { wordAt } from "./word-at"

type Lettered = VersionWords & { letters: Letters }

/**
 * Marks as layout paragraphs that stand in the midst of a sentence in one version and elsewhere in the other: notes at the foot of a page
 * that are at the end of the text now, or the other way round; and where they are there. Returns whether there are any.
 */
export function markMovedNotes({ old: before, new: after }: { old: Lettered; new: Lettered }, { places, origins }: AlignedWords): boolean {
  let hasNotes = false
  for (const { oldStart, oldEnd, newStart, newEnd } of listGaps(places, after.ids.length)) {
    const [isOld, isNew] = [oldEnd > oldStart, newEnd > newStart]
    if (isOld && isNew) continue
    const [own, other, from, to] = isOld ? [before, after, oldStart, oldEnd] : [after, before, newStart, newEnd]
    if (!isNote(own, { from, to }) || !isElsewhere(own, { from, to, other })) continue
    own.isLayout.fill(1, from, to)
    markPlace(other, { note: own.letters.text.slice(own.letters.offsets[from], own.letters.offsets[to]).replace(/^\p{Nd}+/u, ""), others: isOld ? origins : places })
    hasNotes = true
  }
  return hasNotes
}

/** The place that a note has in the other version, with the number before it, where nothing else was found to be the same. */
function markPlace({ letters, isLayout, text, starts, ends }: Lettered, { note, others }: { note: string; others: Int32Array }): void {
  const at = letters.text.indexOf(note)
  if (at < 0) return
  let first = wordAt(letters.offsets, at + 1) - 1
  const end = wordAt(letters.offsets, at + note.length)
  if (first > 0 && /^\p{Nd}+$/u.test(text.slice(starts[first - 1], ends[first - 1]))) first--
  if (others.subarray(first, end).every((other) => other < 0)) isLayout.fill(1, first, end)
}

/** Paragraphs of their own, before which no sentence ended. */
function isNote({ text, starts, ends }: VersionWords, { from, to }: { from: number; to: number }): boolean {
  const lead = from > 0 ? text.slice(ends[from - 1], starts[from]) : ""
  const tail = to < starts.length ? text.slice(ends[to - 1], starts[to]) : ""
  return /\n\s*\n/.test(lead) && /\n\s*\n/.test(tail) && !/[.;:!?]/.test(lead)
}
