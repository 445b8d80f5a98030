import { leadingNumber, splitSentences } from "../split-sentences"
import { matchesRule } from "./clause-rule"
import { clauseRules, describedBy, shortestClause } from "./clause-rules"
import { describeSentences } from "./describe-sentences"
import { findDates, findParties, findTitle, isOpening, namesEffectiveDate } from "./opening"
import { rareTypes, scoreSentence } from "./score-sentence"

export { clauseRules } from "./clause-rules"

/** A clause in the text: `quote === text.slice(start, start + quote.length)`; `confidence` is how often such a find is right. */
export type FoundClause = { type: string; quote: string; answer: string | null; confidence: number; start: number }

/** With it seven in ten finds are right in contracts that nothing was learned from. */
const leastConfidence = 0.3
/** A rare type, or a short sentence that a rule was written for, is shown as doubtful rather than left out. */
const leastByRule = 0.15
const shortSentence = 200
const mostPerType = 6
const mostParties = 14

/** Every clause that the rules, or what was learned from marked contracts, see in the text; in reading order. */
export function extractClauses(text: string, types?: readonly string[]): FoundClause[] {
  const sentences = splitSentences(text)
  const opening = findOpening(text)
  const found = [...opening]
  const signs = describeSentences(sentences, describedBy)
  for (const [at, sentence] of sentences.entries()) {
    if (sentence.text.length < shortestClause) continue
    const numberLength = leadingNumber.exec(sentence.text)?.[0].length ?? 0
    const quote = sentence.text.slice(numberLength)
    for (const [type, confidence] of likelyTypes(signs[at] ?? new Set(), sentence.text)) {
      if (opening.some((clause) => clause.type === type && clause.start >= sentence.start && clause.start < sentence.end)) continue
      found.push({ type, quote, answer: clauseRules.find((rule) => rule.type === type)?.answer?.(quote) ?? null, confidence, start: sentence.start + numberLength })
    }
  }
  const counts = new Map<string, number>()
  return found
    .filter((clause) => !types?.length || types.includes(clause.type))
    .toSorted((a, b) => b.confidence - a.confidence || a.start - b.start)
    .filter((clause) => {
      const count = (counts.get(clause.type) ?? 0) + 1
      counts.set(clause.type, count)
      return count <= (clause.type === "Parties" ? mostParties : mostPerType)
    })
    .toSorted((a, b) => a.start - b.start)
}

function likelyTypes(signs: ReadonlySet<string>, sentence: string): [string, number][] {
  const scores = scoreSentence(signs)
  for (const [type, confidence] of rareTypes) if (signs.has(`r:${type}`)) scores.set(type, Math.max(confidence, scores.get(type) ?? 0))
  const isNamed = (type: string) => signs.has(`r:${type}`) && (rareTypes.has(type) || sentence.length <= shortSentence)
  return [...scores].filter(([type, confidence]) => confidence >= (isNamed(type) ? leastByRule : leastConfidence)).map(([type, confidence]) => [type, Math.round(confidence * 100) / 100])
}

/** Title, parties and dates stand where a contract begins. */
function findOpening(text: string): FoundClause[] {
  return isOpening(text) ? [...findTitle(text), ...findParties(text), ...findDates(text)] : []
}

/** The clause types that the rules see in a text, without the clauses: much quicker. */
export function listClauseTypes(text: string): Set<string> {
  const types = new Set(findOpening(text).map((clause) => clause.type))
  for (const sentence of splitSentences(text)) {
    if (sentence.text.length < shortestClause) continue
    for (const rule of clauseRules) if (!types.has(rule.type) && matchesRule(rule, sentence.text)) types.add(rule.type)
    if (!types.has("Effective Date") && namesEffectiveDate(sentence.text)) types.add("Effective Date")
  }
  return types
}
