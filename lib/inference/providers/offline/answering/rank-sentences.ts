import type { TaskSource } from "../../../port"
import { clauseRules } from "../clauses/extract-clauses"
import { datePattern, moneyPattern, percentPattern, periodPattern } from "../clauses/answers"
import { matchesRule } from "../clauses/clause-rule"
import { leadingNumber, splitSentences, type Sentence } from "../split-sentences"
import { contentStems } from "../words"
import type { AnswerKind, Question } from "./parse-question"
import { ideasOf } from "../synonyms"

/** A sentence that may answer: `score` ranks it, `support` from 0 to 1 says how much of the question it bears out. */
export type RankedSentence = {
  source: TaskSource
  sentence: Sentence
  score: number
  support: number
  /** Whether a rule recognises it as the clause the question asks for. */
  isClause: boolean
}

const nearMeaning = 0.7
const fromContext = 0.55
const kindPatterns: Partial<Record<AnswerKind, RegExp>> = {
  date: new RegExp(`${datePattern.source}|\\b1\\d{3}\\b|\\b20\\d{2}\\b|\\b\\d{1,2}(?:st|nd|rd|th) centur|\\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b|\\bcentury\\b|${periodPattern.source}`, "i"),
  amount: new RegExp(`${moneyPattern.source}|${percentPattern.source}|\\b\\d`, "i"),
  number: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|quarter|once|twice|annually)\b/i,
  duration: new RegExp(`${periodPattern.source}|\\b(?:years?|months?|days?|weeks?|perpetual|until)\\b`, "i"),
  person: /(?<=[\p{Ll},]\s)\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+\s\p{Lu}/u,
  place: /(?<=[\p{Ll},]\s)\p{Lu}[\p{L}'’-]+/u,
}

/** Every sentence of the sources that shares something with the question, best first. */
export function rankSentences(question: Question, sources: readonly TaskSource[]): RankedSentence[] {
  const passages = sources.map((source) => ({ source, sentences: splitSentences(source.text).map((sentence) => ({ sentence, stems: contentStems(sentence.text) })) }))
  const all = passages.flatMap((passage) => passage.sentences)
  const rarity = rarityOf(question.stems, all.map((entry) => new Set(entry.stems)))
  const total = question.stems.reduce((sum, wanted) => sum + (rarity.get(wanted) ?? 0), 0) || 1
  const averageLength = all.reduce((sum, entry) => sum + entry.stems.length, 0) / Math.max(1, all.length)
  const rule = question.clauseType ? clauseRules.find((candidate) => candidate.type === question.clauseType) : undefined
  const bestSourceScore = Math.max(...sources.map((source) => source.score), 1e-9)

  const ranked: RankedSentence[] = []
  for (const { source, sentences } of passages) {
    const title = new Set(contentStems(source.title))
    for (const [index, { sentence, stems }] of sentences.entries()) {
      if (isHeading(sentence.text)) continue
      const before = sentences[index - 1]
      const own = new Set(before && isHeading(before.sentence.text) ? [...before.stems, ...stems] : stems)
      const context = new Set([...(sentences[index - 1]?.stems ?? []), ...(sentences[index + 1]?.stems ?? []), ...title])
      let covered = 0
      let ownCovered = 0
      for (const wanted of question.stems) {
        const weight = rarity.get(wanted) ?? 0
        const inside = closeness(wanted, own)
        ownCovered += weight * inside
        covered += weight * Math.max(inside, fromContext * closeness(wanted, context))
      }
      const isClause = rule !== undefined && matchesRule(rule, sentence.text)
      if (ownCovered === 0 && !isClause) continue
      const pattern = kindPatterns[question.kind]
      const kindFactor = pattern === undefined || pattern.test(sentence.text) ? 1 : 0.7
      const lengthFactor = 1 / (0.75 + 0.25 * Math.max(0.6, stems.length / Math.max(1, averageLength)))
      const coverage = ownCovered / total
      const score = (coverage * 0.75 + (covered / total) * 0.25) * kindFactor * lengthFactor + (isClause ? 0.6 : 0) + 0.08 * Math.max(0, source.score / bestSourceScore)
      ranked.push({ source, sentence, score, support: (covered / total) * kindFactor, isClause })
    }
  }
  return ranked.toSorted((a, b) => b.score - a.score)
}

/** "21. Termination." names what the next sentence is about, and answers nothing itself. */
function isHeading(text: string): boolean {
  const words = text.replace(leadingNumber, "").replace(/[.:]$/, "").split(/\s+/)
  return words.length <= 5 && /^\p{Lu}/u.test(words[0] ?? "") && words.every((word) => /^\p{Lu}[\p{L}’'-]*,?$/u.test(word) || /^(?:of|and|or|the|for|to|in|on|by|with)$/.test(word))
}

/** How near a wanted stem is to a set of stems: 1 the same, less for a word of the same meaning, 0 not at all. */
function closeness(wanted: string, stems: ReadonlySet<string>): number {
  if (stems.has(wanted)) return 1
  const ideas = ideasOf(wanted)
  if (ideas.length === 0) return 0
  for (const candidate of stems) if (ideasOf(candidate).some((idea) => ideas.includes(idea))) return nearMeaning
  return 0
}

function rarityOf(wanted: readonly string[], sentences: readonly ReadonlySet<string>[]): Map<string, number> {
  return new Map(
    wanted.map((word) => {
      const count = sentences.filter((stems) => stems.has(word)).length
      return [word, Math.log(1 + (sentences.length - count + 0.5) / (count + 0.5))]
    }),
  )
}
