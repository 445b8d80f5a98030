import { expect, test } from "vitest"
import { readTokens } from "./answer-tokens"
import { isReversed } from "./directions"
import { namesStranger } from "./name-evidence"
import { isContradicted } from "./opposites"
import { isReplaced } from "./siblings"

function wordsOf(question: string, sentence: string) {
  const own = new Set(readTokens(sentence).map((token) => token.stem))
  return { asked: new Set(readTokens(question).map((token) => token.stem)), own, near: own }
}

test.each([
  ["What was the second settlement in Berlin?", "The first settlement in Warsaw was a village.", ["second", "berlin"]],
  ["How many projects are realized each month?", "About 500 projects are realized each year.", ["month"]],
  ["What attracts a helper B cell?", "This attracts a helper T cell.", ["b"]],
  ["When did Poland join?", "The Polish government joined with the French in 2004.", []],
  ["Which laws apply in Austria?", "The laws of Austria apply, not those of Germany.", []],
])("sees what the sentence has another thing of the same kind for: %s", (question, sentence, replaced) => {
  const words = wordsOf(question, sentence)
  expect(readTokens(question).filter((token) => isReplaced(token, words)).map((token) => token.word)).toEqual(replaced)
})

test.each([
  ["What is the smallest park?", "Łazienki is the largest park.", ["smallest"]],
  ["What did he do before the war?", "After the war he taught.", ["before"]],
  ["Who sold the factory?", "A carmaker bought the factory.", ["sold"]],
  ["Is the rent higher or lower than before?", "The rent is lower than before.", []],
])("sees the opposite of what is asked: %s", (question, sentence, contradicted) => {
  const words = wordsOf(question, sentence)
  expect(readTokens(question).filter((token) => isContradicted(token, words)).map((token) => token.word)).toEqual(contradicted)
})

test.each([
  ["Who moved his court from Warsaw to Kraków?", "The king moved his court from Kraków to Warsaw.", true],
  ["Who moved his court from Kraków to Warsaw?", "The king moved his court from Kraków to Warsaw.", false],
  ["Who moved his court?", "The king moved his court from Kraków to Warsaw.", false],
])("sees a way turned round: %s", (question, sentence, isTurned) => {
  expect(isReversed(readTokens(question), readTokens(sentence))).toBe(isTurned)
})

test.each([
  ["What is the fee in the Acme agreement?", true],
  ["What is the fee of Northwind?", false],
  ["What is the fee of Nortwind?", false],
  ["Acme wants to know the fee", false],
])("knows a name of which no source speaks, however it is spelt: %s", (question, isStranger) => {
  expect(namesStranger(question, [{ marker: 1, title: "Fees", text: "Harbour pays Northwind a fee.", score: 1 }])).toBe(isStranger)
})
