/** Words of a document that do not stand broken at a line's end, in lower case, with how often each occurs. */
export type Vocabulary = ReadonlyMap<string, number>

const word = /\p{L}+(?:-\p{L}+)*/gu

export function collectVocabulary(lines: Iterable<string>): Vocabulary {
  const counts = new Map<string, number>()
  for (const line of lines) {
    for (const match of line.replace(/\p{L}+[-‐\u00ad]\s*$/u, "").matchAll(word)) {
      const key = match[0].toLowerCase()
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * Puts two lines together. A hyphen at the end of the first goes when the document itself shows the whole word, or when its
 * first half is no word of its own; otherwise it stays, as in "long-term".
 */
export function joinHyphenated(input: { before: string; after: string; vocabulary: Vocabulary }): string {
  const before = input.before.trimEnd()
  const after = input.after.trimStart()
  if (before.endsWith("\u00ad")) return before.slice(0, -1) + after
  const head = /(\p{L}+)[-‐]$/u.exec(before)?.[1]
  const tail = /^\p{Ll}+/u.exec(after)?.[0]
  if (head === undefined || tail === undefined) return `${before} ${after}`
  const counts = (key: string) => input.vocabulary.get(key.toLowerCase()) ?? 0
  const whole = counts(head + tail)
  const compound = counts(`${head}-${tail}`)
  const isBroken = whole > 0 ? whole >= compound : compound === 0 && counts(head) === 0 && head.length > 1
  return isBroken ? before.slice(0, -1) + after : before + after
}
