import { splitSentences, type Sentence } from "../split-sentences"
import { ideasOf } from "../synonyms"
import { contentStems } from "../words"

export type Passage = { marker: number | null; title: string; text: string }
export type KeySentence = { passage: Passage; sentence: Sentence; order: number; score: number }

const shortest = 6
const longest = 70

/** The sentences that say most of what a text says, in reading order: frequent words, facts and early places count. */
export function pickKeySentences(passages: readonly Passage[], options: { count: number; focus?: string }): KeySentence[] {
  const entries = passages.flatMap((passage) => splitSentences(passage.text).map((sentence) => ({ passage, sentence, stems: contentStems(sentence.text) })))
  const frequency = new Map<string, number>()
  for (const entry of entries) for (const stem of new Set(entry.stems)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  const focus = new Set(contentStems(options.focus ?? ""))
  const focusIdeas = new Set([...focus].flatMap(ideasOf))
  const isWanted = (stem: string) => focus.has(stem) || ideasOf(stem).some((idea) => focusIdeas.has(idea))
  const scored = entries
    .map(({ passage, sentence, stems }, order): KeySentence & { stems: string[] } => {
      const distinct = [...new Set(stems)]
      const central = distinct.reduce((sum, stem) => sum + Math.log(frequency.get(stem) ?? 1), 0) / Math.sqrt(distinct.length + 4)
      const facts = /\d/.test(sentence.text) ? 0.6 : 0
      const early = 1.2 / (1 + order / 4)
      const wanted = focus.size === 0 ? 0 : (4 * distinct.filter(isWanted).length) / focus.size
      return { passage, sentence, order, stems, score: central + facts + early + wanted }
    })
    .filter((entry) => {
      const words = entry.sentence.text.split(/\s+/).length
      return words >= shortest && words <= longest && (focus.size === 0 || entry.stems.some(isWanted))
    })
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
  const chosen: typeof scored = []
  for (const entry of scored) {
    if (chosen.length >= options.count) break
    const stems = new Set(entry.stems)
    const repeats = chosen.some((other) => other.stems.filter((stem) => stems.has(stem)).length > 0.6 * Math.min(stems.size, other.stems.length))
    if (!repeats) chosen.push(entry)
  }
  return chosen.toSorted((a, b) => a.order - b.order)
}
