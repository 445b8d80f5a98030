import type { AnswerToken } from "./answer-tokens"

/** What follows the first in the question and the second in the sentence is turned round. */
const turns = "from to|to from|before after|after before|over under|above below|by to|by of".split("|").map((turn) => turn.split(" "))
const furthest = 2

/** Whether the sentence turns round what the question says: from one place to another, before and after, by whom and to whom. */
export function isReversed(asked: readonly AnswerToken[], sentence: readonly AnswerToken[]): boolean {
  return turns.some(([here = "", there = ""]) => {
    const same = wordsAfter(here, sentence)
    const turned = wordsAfter(there, sentence)
    return [...wordsAfter(here, asked)].some((word) => turned.has(word) && !same.has(word))
  })
}

function wordsAfter(preposition: string, tokens: readonly AnswerToken[]): Set<string> {
  return new Set(
    tokens.flatMap((token, at) => {
      const next = token.word === preposition ? tokens.slice(at + 1, at + 1 + furthest).find((one) => !one.isStop) : undefined
      return next ? [next.stem] : []
    }),
  )
}
