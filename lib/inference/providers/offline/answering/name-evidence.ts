import type { TaskSource } from "../../../port"
import { ideasOf } from "../synonyms"
import { type AnswerToken, contentOf, readTokens } from "./answer-tokens"
import { closenessTo } from "./word-closeness"

type Question = { asked: readonly AnswerToken[]; names: readonly string[] }

/** Stems of the names of a question; what stands for a common idea ("Term", "Party") is none. */
export function namesOf(asked: readonly AnswerToken[]): string[] {
  return [...new Set(asked.filter((token) => !token.isStop && token.position > 0 && token.isName && ideasOf(token.stem).length === 0).map((token) => token.stem))]
}

/** Whether the question names somebody or something of whom none of the sources speaks. */
export function namesStranger(question: string, sources: readonly TaskSource[]): boolean {
  const names = namesOf(readTokens(question))
  if (names.length === 0) return false
  const known = contentOf(readTokens(sources.map((source) => `${source.title} ${source.text}`).join(" ")))
  return names.some((name) => closenessTo(name, known) === 0)
}

/** Whether the sentence has names, but others than the question. */
export function hasOtherName(sentence: readonly AnswerToken[], { asked, names }: Question): boolean {
  return names.length > 0 && sentence.some((token) => token.position > 0 && token.isName && !token.isStop && !asked.some((one) => one.stem === token.stem))
}

/** Names that stand side by side in the question and nowhere so in the passage: of two names one may have been swapped. */
export function countBrokenNames(asked: readonly AnswerToken[], passage: readonly AnswerToken[]): number {
  const content = asked.filter((token) => !token.isStop)
  return content.filter((token, index) => {
    const next = content[index + 1]
    if (next?.position !== token.position + 1 || !token.isName || !next.isName) return false
    return !passage.some((one, at) => one.stem === token.stem && (passage[at + 1]?.stem === next.stem || passage[at + 2]?.stem === next.stem))
  }).length
}
