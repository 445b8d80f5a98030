import type { TaskSource } from "../../../port"
import { clauseRules } from "../clauses/extract-clauses"
import { findDates, findParties, findTitle, isOpening } from "../clauses/opening"
import { splitSentences } from "../split-sentences"
import { contentStems } from "../words"
import { parseQuestion, type Question } from "./parse-question"
import { quoteSentence } from "./quote-sentence"
import { rankSentences, type RankedSentence } from "./rank-sentences"

/** What every prompt asks for when the sources hold no answer. */
export const noAnswer = "These documents do not answer that."

const negation = /\b(?:not|never|no|without|none|neither|nor|cannot|except|unlike|least|non)\b|n['’]t\b/i
// Fitted by logistic regression on the questions of SQuAD 2.0, November 2026.
const leastSupport = 0.35
const leastSupportWithoutRule = 0.7
const leastEvidence = 0.95
const missingNameCost = 0.45
const evidencePerWord = 0.12
const mostWords = 12
const mostSentences = 3
const nearBest = 0.85

/** One to three quoted sentences with their marks, or the fixed sentence. */
export function answerQuestion(inputs: { question: string }, sources: readonly TaskSource[]): string {
  const question = parseQuestion(inputs.question)
  const fact = answerFromOpening(question, sources)
  if (fact) return fact
  const ranked = rankSentences(question, sources)
  const best = ranked[0]
  if (!best || !isSupported(question, best, sources)) return noAnswer
  return chooseSentences(ranked, best)
    .map((entry) => `${leadIn(question, entry)}${quoteSentence(entry.sentence.text, question.stems)} [${entry.source.marker}].`)
    .join("\n")
}

/** Whether the sentence bears out enough of the question. A name, number or negation that it lacks speaks against it. */
function isSupported(question: Question, best: RankedSentence, sources: readonly TaskSource[]): boolean {
  const everything = sources.map((source) => `${source.title} ${source.text}`).join(" ")
  const known = new Set(contentStems(everything))
  if (question.names.some((name) => !known.has(name))) return false
  if (question.numbers.some((number) => !everything.includes(number))) return false
  if (best.isClause) return true
  if (question.clauseType && best.support < leastSupportWithoutRule) return false
  if (negation.test(question.text) && !negation.test(best.sentence.text)) return false
  const sentence = new Set(contentStems(best.sentence.text))
  const missingNames = question.names.filter((name) => !sentence.has(name)).length / Math.max(1, question.names.length)
  const evidence = best.support - missingNameCost * missingNames + evidencePerWord * Math.min(question.stems.length, mostWords)
  return best.support >= leastSupport && evidence >= leastEvidence
}

function chooseSentences(ranked: readonly RankedSentence[], best: RankedSentence): RankedSentence[] {
  const chosen = [best]
  for (const entry of ranked.slice(1)) {
    if (chosen.length >= mostSentences || entry.score < nearBest * best.score || entry.isClause !== best.isClause) break
    if (!chosen.some((other) => other.sentence.text === entry.sentence.text)) chosen.push(entry)
  }
  return chosen
}

/** The bare fact in front of the quotation, where a rule can take it from the sentence. */
function leadIn(question: Question, entry: RankedSentence): string {
  if (!entry.isClause) return ""
  const answer = clauseRules.find((rule) => rule.type === question.clauseType)?.answer?.(entry.sentence.text)
  return answer ? `${answer.charAt(0).toUpperCase()}${answer.slice(1).replace(/['’]s?$/, "")}: ` : ""
}

/** Title, parties and dates stand in the opening and are no whole sentences. */
function answerFromOpening(question: Question, sources: readonly TaskSource[]): string | null {
  if (!question.clauseType || !["Document Name", "Parties", "Agreement Date", "Effective Date"].includes(question.clauseType)) return null
  for (const source of sources.toSorted((a, b) => Number(isOpening(b.text)) - Number(isOpening(a.text)))) {
    const sentences = splitSentences(source.text)
    const found = [...findTitle(source.text), ...findParties(sentences), ...findDates(sentences)].filter((clause) => clause.type === question.clauseType)
    if (found.length === 0) continue
    if (question.clauseType === "Parties") return `${found.map((clause) => quoteSentence(clause.quote, [])).join(", ")} [${source.marker}].`
    const first = found[0]
    return first ? `${quoteSentence(first.quote, question.stems)} [${source.marker}].` : null
  }
  return null
}
