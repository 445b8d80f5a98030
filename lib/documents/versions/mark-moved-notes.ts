import { listGaps } from "./align-versions"
import type { Letters } from "./canonical-letters"
import { isElsewhere } from "./is-elsewhere"
import type { VersionWords } from "./version-words"

type Lettered = VersionWords & { letters: Letters }

/**
 * Marks as layout paragraphs that stand in the midst of a sentence in one version and elsewhere in the other: notes at the foot of a page
 * that are at the end of the text now, or the other way round. Returns the sides that have any.
 */
export function markMovedNotes({ old: before, new: after }: { old: Lettered; new: Lettered }, places: Int32Array): { old: boolean; new: boolean } {
  const found = { old: false, new: false }
  for (const { oldStart, oldEnd, newStart, newEnd } of listGaps(places, after.ids.length)) {
    const [isOld, isNew] = [oldEnd > oldStart, newEnd > newStart]
    if (isOld && isNew) continue
    const [own, other, from, to] = isOld ? [before, after, oldStart, oldEnd] : [after, before, newStart, newEnd]
    if (!isNote(own, { from, to }) || !isElsewhere(own, { from, to, other })) continue
    own.isLayout.fill(1, from, to)
    found[isOld ? "old" : "new"] = true
  }
  return found
}

/** Paragraphs of their own, before which no sentence ended. */
function isNote({ text, starts, ends }: VersionWords, { from, to }: { from: number; to: number }): boolean {
  const lead = from > 0 ? text.slice(ends[from - 1], starts[from]) : ""
  const tail = to < starts.length ? text.slice(ends[to - 1], starts[to]) : ""
  return /\n\s*\n/.test(lead) && /\n\s*\n/.test(tail) && !/[.;:!?]/.test(lead)
}
