import type { TaskSource } from "../../../port"
import { clauseRules } from "../clauses/extract-clauses"
import { findDates, findParties, findTitle, isOpening } from "../clauses/opening"
import { contentStems } from "../words"
import { gatherEvidence } from "./gather-evidence"
import { namesStranger } from "./name-evidence"
import { parseQuestion, type Question } from "./parse-question"
import { quoteSentence } from "./quote-sentence"
import { rankSentences, type RankedSentence } from "./rank-sentences"
import { leastWeight, weighEvidence } from "./weigh-evidence"

/** What every prompt asks for when the sources hold no answer. */
export const noAnswer = "These documents do not answer that."

const leastSupport = 0.2
/** Of a clause that no rule recognised, so much must be borne out. */
const leastSupportWithoutRule = 0.7
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

/** Whether the sentence bears out enough of the question. What the question names must stand somewhere in the sources. */
function isSupported(question: Question, best: RankedSentence, sources: readonly TaskSource[]): boolean {
  const everything = sources.map((source) => `${source.title} ${source.text}`).join(" ")
  if (best.isClause) {
    const known = new Set(contentStems(everything))
    return question.names.every((name) => known.has(name)) && question.numbers.every((number) => everything.includes(number))
  }
  if (best.support < (question.clauseType ? leastSupportWithoutRule : leastSupport)) return false
  if (namesStranger(question.text, sources)) return false
  return weighEvidence(gatherEvidence({ question, best, sources })) >= leastWeight
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
    const found = [...findTitle(source.text), ...findParties(source.text), ...findDates(source.text)].filter((clause) => clause.type === question.clauseType)
    if (found.length === 0) continue
    if (question.clauseType === "Parties") return `${found.map((clause) => quoteSentence(clause.quote, [])).join(", ")} [${source.marker}].`
    const first = found[0]
    return first ? `${quoteSentence(first.quote, question.stems)} [${source.marker}].` : null
  }
  return null
}
