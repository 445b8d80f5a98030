import { contentStems, splitWords, stem, stopWords } from "../words"
import { clauseTypeAsked } from "./clause-questions"
import { ideasOf } from "../synonyms"

export type AnswerKind = "date" | "amount" | "number" | "person" | "place" | "duration" | "other"

export type Question = {
  text: string
  stems: string[]
  /** Stems of names in the question: what it is about must be in the passage that answers it. */
  names: string[]
  numbers: string[]
  kind: AnswerKind
  clauseType: string | null
}

const kinds: [AnswerKind, RegExp][] = [
  ["duration", /\bhow long\b|\b(?:what|which) (?:period|duration|notice)\b|\bhow (?:many|much) (?:days|months|years|weeks|notice|time)\b/i],
  ["amount", /\bhow (?:much|expensive)\b|\bwhat (?:price|fee|amount|cost|rate|percentage|percent|share|is the (?:price|fee|cost|amount|rate))\b/i],
  ["number", /\bhow (?:many|old|far|tall|large|big|high|often)\b|\bwhat (?:number|population|percentage)\b/i],
  ["date", /\bwhen\b|\b(?:what|which|on what) (?:year|date|day|month|century|decade|time)\b|\bdate\b/i],
  ["person", /\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:company|party|person|king|queen|president)\b/i],
  ["place", /\bwhere\b|\b(?:what|which|in what) (?:country|state|city|place|region|town|county|continent|location)\b/i],
]

export function parseQuestion(text: string): Question {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  const named = words.filter((word, index) => index > 0 && /^\p{Lu}/u.test(word) && !stopWords.has(word.toLowerCase())).flatMap(splitWords)
  return {
    text,
    stems: [...new Set(contentStems(text))],
    names: [...new Set(named.filter((word) => !stopWords.has(word)).map(stem))].filter((name) => ideasOf(name).length === 0),
    numbers: [...new Set(text.match(/\d[\d,.]*\d|\d/g) ?? [])],
    kind: kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? "other",
    clauseType: clauseTypeAsked(text),
  }
}
