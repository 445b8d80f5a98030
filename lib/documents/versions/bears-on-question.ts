import { splitParagraphs, splitSentences } from "../split-sentences"
import type { TextRange } from "./find-passage"

/** Share of a question's weight that a changed sentence must hold for the change to be able to change the answer. */
const leastShare = 0.6
const leastWords = 2
/** A question of a single word is only borne on where that word is rare: it stands twice in both versions together. */
const leastSingleWeight = 0.35
const widestSentence = 500
/** The words of a longer change are too many for any one of its sentences. */
const longChange = 600
const stopWords = new Set(
  ("a an and any are as at be been being but by can could did do does for from had has have he her his how i if in into is it its long many may more most much must of on or our out per shall she should so such than that the " +
    "their them then there these they this those to under until up upon was we were what when where whether which who whom whose why will with would you your according agreement contract document documents section clause").split(" "),
)

/** The words of a question with their weights: the rarer in the texts, the heavier. */
export type WeighedQuestion = ReadonlyMap<string, number>

export function weighQuestion(question: string, frequencies: ReadonlyMap<string, number>): WeighedQuestion {
  return new Map([...stemsOf(question)].map((stem) => [stem, 1 / (1 + Math.log2(1 + (frequencies.get(stem) ?? 0)))]))
}

/** How often each stem stands in the texts. */
export function* countStems(texts: readonly string[]): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>()
  let seen = 0
  for (const text of texts)
    for (const match of text.matchAll(/[\p{L}\p{M}]+|\d[\d.,]*/gu)) {
      const stem = stemOf(match[0])
      if (stem) counts.set(stem, (counts.get(stem) ?? 0) + 1)
      if (++seen % 4_000 === 0) yield
    }
  return counts
}

/** Whether a text speaks of what the question asks. */
export function bearsOnQuestion(stems: ReadonlySet<string>, question: WeighedQuestion): boolean {
  let found = 0
  let share = 0
  let whole = 0
  for (const [stem, weight] of question) {
    whole += weight
    if (!stems.has(stem)) continue
    found++
    share += weight
  }
  return share >= leastShare * whole && (found >= leastWords || (question.size === 1 && share >= leastSingleWeight))
}

function stemsOf(text: string): Set<string> {
  const stems = new Set<string>()
  for (const match of text.matchAll(/[\p{L}\p{M}]+|\d[\d.,]*/gu)) {
    const stem = stemOf(match[0])
    if (stem) stems.add(stem)
  }
  return stems
}

/** The sentence round a stretch of a text, cut where it runs on for very long. */
function sentenceRound(text: string, { start, end }: TextRange): string {
  const before = text.slice(Math.max(0, start - widestSentence), start)
  const after = text.slice(end, end + widestSentence)
  const begin = Math.max(...[...before.matchAll(/[.!?;]["'”’)]*\s+|\n\s*\n/g)].map((match) => match.index + match[0].length), 0)
  const stop = /[.!?;]["'”’)]*(?=\s|$)|\n\s*\n/.exec(after)
  return before.slice(begin) + text.slice(start, end) + after.slice(0, stop ? stop.index : after.length)
}

/** What a change says: the sentences round it, or each sentence of a long stretch of new text by itself. */
export type Saying = { place: TextRange; stems: ReadonlySet<string> }

export function* listSayings(texts: { old: string; new: string }, change: { old: TextRange; new: TextRange }): Generator<void, Saying[]> {
  const isIn = ({ start, end }: TextRange) => end > start
  const before = isIn(change.old) && change.old.end - change.old.start < longChange ? sentenceRound(texts.old, change.old) : ""
  if (change.new.end - change.new.start < longChange) return [{ place: change.new, stems: stemsOf(`${before}\n${isIn(change.new) ? sentenceRound(texts.new, change.new) : ""}`) }]
  const sayings: Saying[] = []
  const own = texts.new.slice(change.new.start, change.new.end)
  for (const paragraph of splitParagraphs(own)) {
    for (const { start, end } of splitSentences(own.slice(paragraph.start, paragraph.end))) {
      const place = { start: change.new.start + paragraph.start + start, end: change.new.start + paragraph.start + end }
      sayings.push({ place, stems: stemsOf(texts.new.slice(place.start, place.end)) })
    }
    yield
  }
  return sayings
}

function stemOf(word: string): string | null {
  const lower = word.toLowerCase()
  if (stopWords.has(lower) || (lower.length < 2 && !/\d/.test(lower))) return null
  const bare = lower.length > 4 ? lower.replace(/(?:ations?|ments?|ings?|ed|ies|es|s|ly|ance|ence|al|ive|able|ible)$/, "") : lower.replace(/s$/, "")
  return (bare.length >= 3 ? bare : lower).slice(0, 7)
}
