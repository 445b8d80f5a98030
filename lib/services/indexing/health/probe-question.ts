const wordsAsked = 9
const shortestWord = 4

/**
 * A question whose answer stands in a known passage: some of the passage's own words, the ones it shares with fewest of the
 * other passages, in the order they stand there. Null where the passage has too few words of its own.
 */
export function probeQuestion(text: string, commonness: ReadonlyMap<string, number>): string | null {
  const own = [...new Set(wordsOf(text))]
  const rare = new Set(own.toSorted((a, b) => (commonness.get(a) ?? 0) - (commonness.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, wordsAsked))
  return rare.size < wordsAsked / 2 ? null : own.filter((word) => rare.has(word)).join(" ")
}

/** In how many of the texts each word stands. */
export function countWordsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(new RegExp(`\\p{L}{${shortestWord},}`, "gu")) ?? []
}
