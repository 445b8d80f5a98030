import type { AlignedWords } from "./align-versions"
import type { VersionWords } from "./version-words"

/** The number before a paragraph that stands in both versions; `value` is its last part, `parent` the rest. */
type Label = { parent: string; value: number; word: number }
type Pair = { old: Label; new: Label }

/**
 * A paragraph with another number is renumbered where the paragraphs beside it go along: their numbers count on with the new one, or
 * changed by as much. The number of one paragraph alone is text: whatever refers to it means another paragraph now.
 */
export function unmarkOddLabels({ old: before, new: after }: { old: VersionWords; new: VersionWords }, { places }: AlignedWords): void {
  const pairs: Pair[] = []
  for (let word = 1; word < before.ids.length; word++) {
    const place = places[word] ?? -1
    if (place < 1 || before.isLayout[word] === 1 || before.isLabel[word - 1] !== 1 || after.isLabel[place - 1] !== 1 || before.isLayout[word - 1] !== 1 || after.isLayout[place - 1] !== 1) continue
    const [old, now] = [labelAt(before, word - 1), labelAt(after, place - 1)]
    if (old && now) pairs.push({ old, new: now })
  }
  for (const [index, pair] of pairs.entries()) {
    if (pair.old.value === pair.new.value && pair.old.parent === pair.new.parent) continue
    if ([-3, -2, -1, 1, 2, 3].some((step) => goesAlong(pair, pairs[index + step], Math.sign(step)))) continue
    before.isLayout[pair.old.word] = 0
    after.isLayout[pair.new.word] = 0
  }
}

function goesAlong(pair: Pair, beside: Pair | undefined, direction: number): boolean {
  if (!beside) return false
  const doesCountOn = beside.new.parent === pair.new.parent && (beside.new.value - pair.new.value) * direction === 1
  const isShifted = beside.new.value - beside.old.value === pair.new.value - pair.old.value && (beside.new.value !== beside.old.value || beside.new.parent !== beside.old.parent)
  return doesCountOn || isShifted
}

function labelAt({ text, starts, ends }: VersionWords, word: number): Label | null {
  const shown = text.slice(starts[word], ends[word])
  if (/^[a-z]$/.test(shown)) return { parent: "letter", value: shown.charCodeAt(0), word }
  const match = /^((?:\d+\.)*)(\d+)$/.exec(shown)
  return match ? { parent: match[1] ?? "", value: Number(match[2]), word } : null
}
