import type { ModelTask, TaskSource } from "../../../port"
import { clauseTypeAsked } from "../answering/clause-questions"
import { parseQuestion } from "../answering/parse-question"
import { answerQuestion, noAnswer } from "../answering/rag-answer"
import { rankSentences } from "../answering/rank-sentences"
import { firstDate, firstPeriod, moneyPattern } from "../clauses/answers"
import { extractClauses } from "../clauses/extract-clauses"
import { textInput } from "../read-inputs"

/** A sentence that may answer; `fact` is what a rule takes from it. */
type Candidate = { quote: string; fact: string | null; confidence: number }

const denial = /\b(?:not|never|neither|nor|no|cannot|without)\b/i
const mostSentences = 6
/** Two candidates as good as each other that say different things are no certainty. */
const doubtful = 0.5

/** One typed answer from the passages of one document, with the sentence it stands in. */
export function answerCell(task: ModelTask) {
  const question = textInput(task, "question")
  const type = textInput(task, "type")
  const clauseType = textInput(task, "clauseType") || clauseTypeAsked(question)
  const candidates = [...(clauseType ? fromClauses(task.sources, clauseType) : []), ...fromSentences(question, task.sources)]
  for (const candidate of candidates) {
    const value = valueOf(type, candidate)
    if (value === null) continue
    const rivals = candidates.filter((other) => other.confidence >= candidate.confidence).map((other) => valueOf(type, other))
    const isContested = type !== "text" && type !== "clause" && rivals.some((other) => other !== null && other !== value)
    return { isFound: true, value, quote: candidate.quote, confidence: isContested ? Math.min(doubtful, candidate.confidence) : candidate.confidence }
  }
  return { isFound: false, value: null, quote: null, confidence: candidates.length > 0 ? 0.6 : 0.8 }
}

/** Clauses of the type in the passages, the surest first; the passages stand in the order of the search. */
function fromClauses(sources: readonly TaskSource[], clauseType: string): Candidate[] {
  return sources
    .flatMap((source) => extractClauses(source.text, [clauseType]))
    .map(({ quote, answer, confidence }) => ({ quote, fact: answer, confidence }))
    .toSorted((a, b) => b.confidence - a.confidence)
}

/** Sentences that bear out the question, where the answering of questions would answer at all. */
function fromSentences(text: string, sources: readonly TaskSource[]): Candidate[] {
  if (answerQuestion({ question: text }, sources).startsWith(noAnswer)) return []
  return rankSentences(parseQuestion(text), sources)
    .slice(0, mostSentences)
    .map(({ sentence, support }) => ({ quote: sentence.text, fact: null, confidence: Math.round(Math.min(0.7, support) * 100) / 100 }))
}

/** What the candidate says in the form that is wanted; null where it has none. */
function valueOf(type: string, { quote, fact }: Candidate): string | null {
  switch (type) {
    case "date":
      return firstDate(fact ?? "") ?? firstDate(quote)
    case "duration":
      return firstPeriod(fact ?? "") ?? firstPeriod(quote)
    case "money":
      return (moneyPattern.exec(fact ?? "") ?? moneyPattern.exec(quote))?.[0] ?? null
    case "number":
      return /\d[\d,]*(?:\.\d+)?/.exec(fact ?? "")?.[0] ?? /\d[\d,]*(?:\.\d+)?/.exec(quote)?.[0] ?? null
    case "yes_no":
      return denial.test(quote) && !/\bnot\b[^.]{0,60}\bwithout\b/i.test(quote) ? "no" : "yes"
    case "clause":
      return quote
    default:
      return fact ?? quote
  }
}
