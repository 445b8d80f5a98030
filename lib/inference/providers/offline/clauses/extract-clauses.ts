import { leadingNumber, splitSentences, type Sentence } from "../split-sentences"
import { matchesRule, type ClauseRule } from "./clause-rule"
import { findDates, findParties, findTitle, isOpening } from "./opening"
import { competitionRules } from "./rules-of-competition"
import { moneyRules } from "./rules-of-money"
import { propertyRules } from "./rules-of-property"
import { termRules } from "./rules-of-term"

/** A clause in the text: `quote === text.slice(start, start + quote.length)`. */
export type FoundClause = { type: string; quote: string; answer: string | null; confidence: number; start: number }

export const clauseRules: readonly ClauseRule[] = [...termRules, ...competitionRules, ...propertyRules, ...moneyRules]

const mostPerType = 5
const shortestClause = 25

/** Every clause the rules see in the text, in reading order. */
export function extractClauses(text: string, types?: readonly string[]): FoundClause[] {
  const sentences = splitSentences(text)
  const found = findOpening(text, sentences)
  for (const sentence of sentences) {
    if (sentence.text.length < shortestClause) continue
    const numberLength = leadingNumber.exec(sentence.text)?.[0].length ?? 0
    const quote = sentence.text.slice(numberLength)
    for (const rule of clauseRules)
      if (matchesRule(rule, sentence.text)) found.push({ type: rule.type, quote, answer: rule.answer?.(quote) ?? null, confidence: rule.confidence, start: sentence.start + numberLength })
  }
  const counts = new Map<string, number>()
  return found
    .filter((clause) => !types?.length || types.includes(clause.type))
    .filter((clause) => {
      const count = (counts.get(clause.type) ?? 0) + 1
      counts.set(clause.type, count)
      return count <= (clause.type === "Parties" ? 10 : mostPerType)
    })
    .toSorted((a, b) => a.start - b.start)
}

/** Title, parties and date stand only where a contract begins; the effective date can stand anywhere. */
function findOpening(text: string, sentences: Sentence[]): FoundClause[] {
  const dates = findDates(sentences)
  return isOpening(text) ? [...findTitle(text), ...findParties(sentences), ...dates] : dates.filter((clause) => clause.type === "Effective Date" && clause.answer !== null)
}

/** The clause types a text holds, without the clauses: much quicker. */
export function listClauseTypes(text: string): Set<string> {
  const sentences = splitSentences(text)
  const types = new Set(findOpening(text, sentences).map((clause) => clause.type))
  for (const sentence of sentences) {
    if (sentence.text.length < shortestClause) continue
    for (const rule of clauseRules) if (!types.has(rule.type) && matchesRule(rule, sentence.text)) types.add(rule.type)
  }
  return types
}
