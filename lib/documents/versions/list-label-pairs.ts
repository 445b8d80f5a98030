import type { VersionWords } from "./version-words"

/** The new number of every section that stands in both versions under another number. */
export function listLabelPairs({ old: before, new: after, places }: { old: VersionWords; new: VersionWords; places: Int32Array }): Map<string, string> {
  const pairs = new Map<string, string>()
  for (let word = 1; word < before.ids.length; word++) {
    const place = places[word] ?? -1
    if (before.isLayout[word] === 1 || before.isLabel[word - 1] !== 1 || place < 1 || after.isLabel[place - 1] !== 1 || before.isLayout[word - 1] !== 1 || after.isLayout[place - 1] !== 1) continue
    const from = numberAt(before, word - 1)
    const to = numberAt(after, place - 1)
    if (from && to && from !== to && !pairs.has(from)) pairs.set(from, to)
  }
  return pairs
}

function numberAt({ text, starts, ends }: VersionWords, word: number): string | null {
  const shown = text.slice(starts[word], ends[word])
  return /^\d[\d.]*$/.test(shown) ? shown : null
}
