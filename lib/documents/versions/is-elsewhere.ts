import type { Letters } from "./canonical-letters"
import type { VersionWords } from "./version-words"

type Lettered = VersionWords & { letters: Letters }

/** Fewer letters may stand somewhere by chance. */
const leastLettersToMove = 40

/** Whether each paragraph of a stretch, the number of a note before it aside, stands in the other version; true for nothing. */
export function isElsewhere({ text, starts, ends, letters }: Lettered, { from, to, other }: { from: number; to: number; other: Lettered }): boolean {
  for (let first = from; first < to; ) {
    let last = first
    while (last + 1 < to && !/\n\s*\n/.test(text.slice(ends[last], starts[last + 1]))) last++
    const own = letters.text.slice(letters.offsets[first], letters.offsets[last + 1])
    const bare = own.replace(/^\p{Nd}+/u, "")
    if (own !== "" && (bare.length < leastLettersToMove || !other.letters.text.includes(bare))) return false
    first = last + 1
  }
  return true
}
