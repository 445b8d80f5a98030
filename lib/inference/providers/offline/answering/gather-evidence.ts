import type { TaskSource } from "../../../port"
import { embedText } from "../embed-text"
import { splitSentences } from "../split-sentences"
import { ideasOf } from "../synonyms"
import { stem } from "../words"
import { type AnswerToken, contentOf, readTokens } from "./answer-tokens"
import { isContradicted } from "./opposites"
import type { Question } from "./parse-question"
import type { RankedSentence } from "./rank-sentences"
import type { Evidence } from "./weigh-evidence"
import { closenessTo } from "./word-closeness"

const plainNegation = /\b(?:not|never|cannot|none|nobody)\b|n['’]t\b/i
const anyNegation = /\b(?:not|never|no|without|none|neither|nor|cannot|nobody|except|non|aside|besides|other than|lack\w*|fail\w*|least)\b|n['’]t\b/i
const negativeSentence = /\b(?:not|never|no|without|none|neither|nor|cannot|nobody|nothing|nowhere|hardly|rarely|unlike|except|refus\w*|fail\w*|lack\w*|prevent\w*|exclud\w*|un(?:able|likely|willing))\b|n['’]t\b/i
const vagueSubject = /\b(?:this|these|that|such) (?:concept|matter|term|idea|method|system|theory|process|area|place|city|case|work|thing|development|project|organization|group|person)\b/i
const questionWord = /^(?:what|which|who|whom|whose|when|where|why|how)$/
const reasons = /\b(?:because|since|due to|in order|so that|to|reason|result)\b/i
const negativePrefix = /^(?:un|dis|in|im|non|ir|mis)-?/
const wantedForms = {
  date: /\b(?:1\d{3}|20\d{2})s?\b|\b\d{1,2}(?:st|nd|rd|th) century\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bcentury\b|\bdays?\b|\byears?\b/gi,
  number: /\b\d[\d.,]*\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|quarter|once|twice|third)\b/gi,
  name: /(?<=[^.!?"]\s)\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+(?=\s\p{Lu})/gu,
}

/** More missing words than these say nothing more. */
const mostMissing = 4

type Place = { question: Question; best: RankedSentence; sources: readonly TaskSource[] }

/** What speaks for and against the sentence as an answer to the question; every value about 0 to 1. */
export function gatherEvidence({ question, best, sources }: Place): Evidence {
  const asked = readTokens(question.text)
  const content = asked.filter((token) => !token.isStop)
  const wanted = [...contentOf(asked)]
  const names = [...new Set(content.filter((token) => token.position > 0 && token.isName && ideasOf(token.stem).length === 0).map((token) => token.stem))]
  const own = contentOf(readTokens(best.sentence.text))
  const passage = readTokens(best.source.text)
  const passageStems = contentOf(passage)
  const title = contentOf(readTokens(best.source.title))
  const rarity = rarityOf(wanted, sources)
  const focus = focusOf(asked)
  const isNegative = anyNegation.test(question.text)
  const isNegated = negativeSentence.test(best.sentence.text)
  const begins = asked.find((token) => questionWord.test(token.word))?.word
  return {
    negation: Number(isNegative),
    negationNotBorneOut: Number(plainNegation.test(question.text) && !isNegated),
    negationOnlyInSentence: Number(!isNegative && isNegated),
    coverage: coverageOf(wanted, own, rarity),
    coverageBesideFocus: coverageOf(wanted.filter((word) => word !== focus), own, rarity),
    missingWords: Math.min(mostMissing, wanted.filter((word) => closenessTo(word, own) === 0).length) / mostMissing,
    missingName: Number(names.some((name) => !own.has(name) && !title.has(name))),
    names: Math.min(3, names.length) / 3,
    brokenNames: brokenNames(asked, passage),
    nearName: names.filter((name) => !passageStems.has(name) && [...passageStems].some((other) => name.length >= 4 && Math.abs(name.length - other.length) <= 2 && other.startsWith(name.slice(0, 3)))).length,
    missingNumber: Number(question.numbers.some((number) => !best.sentence.text.includes(number))),
    strangeNumber: Number(question.numbers.some((number) => !sources.some((source) => source.text.includes(number)))),
    opposites: content.filter((token) => isContradicted(token.stem, own)).length,
    negativePrefix: Number(content.some((token) => !passageStems.has(token.stem) && negativePrefix.test(token.word) && passageStems.has(stem(token.word.replace(negativePrefix, ""))))),
    wrongKind: Number(lacksKind(question, { sentence: best.sentence.text, wanted })),
    likeness: likenessOf(question.text, neighbourhoodOf(best)),
    asksWhich: Number(begins === "which"),
    hasFocus: Number(focus !== null),
    reason: Number(begins === "why" && reasons.test(best.sentence.text)),
    vagueSubject: Number(vagueSubject.test(question.text)),
  }
}

/** What kind of thing "what" or "which" asks for: the word right after it. */
function focusOf(asked: readonly AnswerToken[]): string | null {
  const at = asked.findIndex((token) => questionWord.test(token.word))
  const next = asked[at + 1]
  return at >= 0 && (asked[at]?.word === "what" || asked[at]?.word === "which") && next && !next.isStop ? next.stem : null
}

function coverageOf(wanted: readonly string[], stems: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  const total = wanted.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0) || 1
  return wanted.reduce((sum, word) => sum + (rarity.get(word) ?? 0) * closenessTo(word, stems), 0) / total
}

/** Names that stand side by side in the question and nowhere so in the passage: of two names one may have been swapped. */
function brokenNames(asked: readonly AnswerToken[], passage: readonly AnswerToken[]): number {
  const content = asked.filter((token) => !token.isStop)
  return content.filter((token, index) => {
    const next = content[index + 1]
    if (next?.position !== token.position + 1 || !token.isName || !next.isName) return false
    return !passage.some((one, at) => one.stem === token.stem && (passage[at + 1]?.stem === next.stem || passage[at + 2]?.stem === next.stem))
  }).length
}

/** A number, date or name is asked for, and the sentence has none but those of the question. */
function lacksKind({ text, kind }: Question, { sentence, wanted }: { sentence: string; wanted: readonly string[] }): boolean {
  const form = formOf(text, kind)
  if (form === null) return false
  return ![...sentence.matchAll(wantedForms[form])].some((match) => !readTokens(match[0]).every((token) => wanted.includes(token.stem)))
}

function formOf(text: string, kind: Question["kind"]): keyof typeof wantedForms | null {
  if (kind === "number" || kind === "amount" || /\bhow (?:many|much)\b|percent|population/i.test(text)) return "number"
  if (kind === "date" || kind === "duration") return "date"
  return kind === "person" || kind === "place" ? "name" : null
}

function neighbourhoodOf({ source, sentence }: RankedSentence): string {
  const sentences = splitSentences(source.text)
  const at = sentences.findIndex((one) => one.start === sentence.start)
  return sentences.slice(Math.max(0, at - 1), at + 2).map((one) => one.text).join(" ")
}

/** Cosine of the offline embedding. */
function likenessOf(a: string, b: string): number {
  const other = embedText(b)
  return embedText(a).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
}

function rarityOf(wanted: readonly string[], sources: readonly TaskSource[]): Map<string, number> {
  const sentences = sources.flatMap((source) => splitSentences(source.text).map((sentence) => contentOf(readTokens(sentence.text))))
  return new Map(
    wanted.map((word) => {
      const count = sentences.filter((stems) => stems.has(word)).length
      return [word, Math.log(1 + (sentences.length - count + 0.5) / (count + 0.5))]
    }),
  )
}
