import { countWords, longestWord } from "../count-words"
import type { TextRange } from "../split-sentences"

type Unit = TextRange & { words: number; isClauseEnd: boolean }

const unitPattern = new RegExp(`(?<!\\S)\\S{1,${longestWord}}(?!\\S)|\\S{1,20}`, "gu")

/** A sentence beyond the limit falls into pieces of about equal size, cut at the clause end nearest to each mark, else between words. */
export function cutSentence(input: { text: string; range: TextRange; maxWords: number }): TextRange[] {
  const units = listUnits(input.text, input.range)
  const total = units.reduce((sum, unit) => sum + unit.words, 0)
  const pieces = Math.ceil(total / (input.maxWords * 0.8))
  const reach = input.maxWords * 0.1
  const ranges: TextRange[] = []
  let first = 0
  let before = 0
  for (let piece = 1; piece <= pieces && first < units.length; piece++) {
    const last = piece === pieces ? units.length - 1 : findEnd(units, { first, before, ideal: (total * piece) / pieces, reach })
    ranges.push({ start: units[first]?.start ?? 0, end: units[last]?.end ?? 0 })
    for (; first <= last; first++) before += units[first]?.words ?? 0
  }
  return ranges
}

/** The last unit of a piece that begins at `first`; `ideal` counts words from the beginning of the sentence. */
function findEnd(units: readonly Unit[], mark: { first: number; before: number; ideal: number; reach: number }): number {
  let words = mark.before
  let nearest = mark.first
  let clause: { index: number; distance: number } | null = null
  for (let index = mark.first; index < units.length; index++) {
    words += units[index]?.words ?? 0
    const distance = Math.abs(words - mark.ideal)
    if (words > mark.ideal + mark.reach) break
    if (words <= mark.ideal) nearest = index
    if (units[index]?.isClauseEnd === true && distance <= mark.reach && (clause === null || distance < clause.distance)) clause = { index, distance }
  }
  return clause?.index ?? nearest
}

function listUnits(text: string, range: TextRange): Unit[] {
  const units: Unit[] = []
  for (const match of text.slice(range.start, range.end).matchAll(unitPattern)) {
    const start = range.start + match.index
    const end = start + match[0].length
    const isBroken = start > range.start && /\S/.test(text[start - 1] ?? " ")
    const words = isBroken || /\S/.test(text[end] ?? " ") ? Math.max(match[0].length / 10, countWords(match[0])) : countWords(match[0])
    units.push({ start, end, words, isClauseEnd: /[;:,、，；]$/.test(match[0]) || text[end] === "\n" })
  }
  return units
}
