import type { TaskSource } from "../../../port"
import { embedText } from "../embed-text"
import { splitSentences } from "../split-sentences"
import { stem } from "../words"
import { type AnswerToken, contentOf, readTokens } from "./answer-tokens"
import { isReversed } from "./directions"
import { countBrokenNames, hasOtherName, namesOf } from "./name-evidence"
import { isContradicted } from "./opposites"
import type { Question } from "./parse-question"
import type { RankedSentence } from "./rank-sentences"
import { isReplaced } from "./siblings"
import type { Evidence } from "./weigh-evidence"
import { closenessTo } from "./word-closeness"

const plainNegation = /\b(?:not|never|cannot|none|nobody)\b|n['’]t\b/i
const anyNegation = /\b(?:not|never|no|without|none|neither|nor|cannot|nobody|except|non|aside|besides|other than|lack\w*|fail\w*|least)\b|n['’]t\b/i
const negativeSentence = /\b(?:not|never|no|without|none|neither|nor|cannot|nobody|nothing|nowhere|hardly|rarely|unlike|except|refus\w*|fail\w*|lack\w*|prevent\w*|exclud\w*|un(?:able|likely|willing))\b|n['’]t\b/i
const questionWord = /^(?:what|which|who|whom|whose|when|where|why|how)$/
const negativePrefix = /^(?:un|dis|in|im|non|ir|mis)-?/

/** More missing words than these say nothing more. */
const mostMissing = 4
const mostContradictions = 2

type Place = { question: Question; best: RankedSentence; sources: readonly TaskSource[] }

/** What speaks for and against the sentence as an answer to the question; every value about 0 to 1. */
export function gatherEvidence({ question, best, sources }: Place): Evidence {
  const asked = readTokens(question.text)
  const content = asked.filter((token) => !token.isStop)
  const wanted = [...contentOf(asked)]
  const names = namesOf(asked)
  const sentence = readTokens(best.sentence.text)
  const own = contentOf(sentence)
  const passage = readTokens(best.source.text)
  const passageStems = contentOf(passage)
  const title = contentOf(readTokens(best.source.title))
  const rarity = rarityOf(wanted, sources)
  const focus = focusOf(asked)
  const isNegative = anyNegation.test(question.text)
  const isNegated = negativeSentence.test(best.sentence.text)
  const begins = asked.find((token) => questionWord.test(token.word))?.word
  const neighbourhood = neighbourhoodOf(best)
  const words = { asked: stemsOf(asked), own: stemsOf(sentence), near: stemsOf(readTokens(neighbourhood)) }
  const missingNames = names.filter((name) => !own.has(name) && !title.has(name))
  return {
    negation: Number(isNegative),
    negationNotBorneOut: Number(plainNegation.test(question.text) && !isNegated),
    negationOnlyInSentence: Number(!isNegative && isNegated),
    coverage: coverageOf(wanted, own, rarity),
    coverageBesideFocus: coverageOf(wanted.filter((word) => word !== focus), own, rarity),
    missingWords: Math.min(mostMissing, wanted.filter((word) => closenessTo(word, own) === 0).length) / mostMissing,
    missingName: Number(missingNames.length > 0),
    names: Math.min(3, names.length) / 3,
    replacedName: Number(hasOtherName(sentence, { asked, names: missingNames })),
    brokenNames: countBrokenNames(asked, passage),
    missingNumber: Number(question.numbers.some((number) => !best.sentence.text.includes(number))),
    strangeNumber: Number(question.numbers.some((number) => !sources.some((source) => source.text.includes(number)))),
    opposites: Math.min(mostContradictions, asked.filter((token) => isContradicted(token, words)).length),
    siblings: Math.min(mostContradictions, asked.filter((token) => token.stem !== focus && isReplaced(token, words)).length),
    reversed: Number(isReversed(asked, sentence)),
    negativePrefix: Number(content.some((token) => !passageStems.has(token.stem) && negativePrefix.test(token.word) && passageStems.has(stem(token.word.replace(negativePrefix, ""))))),
    likeness: likenessOf(question.text, neighbourhood),
    asksWhich: Number(begins === "which"),
    hasFocus: Number(focus !== null),
  }
}

/** What kind of thing "what" or "which" asks for: the word right after it. */
function focusOf(asked: readonly AnswerToken[]): string | null {
  const at = asked.findIndex((token) => questionWord.test(token.word))
  const next = asked[at + 1]
  return at >= 0 && (asked[at]?.word === "what" || asked[at]?.word === "which") && next && !next.isStop ? next.stem : null
}

function stemsOf(tokens: readonly AnswerToken[]): Set<string> {
  return new Set(tokens.map((token) => token.stem))
}

function coverageOf(wanted: readonly string[], stems: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  const total = wanted.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0) || 1
  return wanted.reduce((sum, word) => sum + (rarity.get(word) ?? 0) * closenessTo(word, stems), 0) / total
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
