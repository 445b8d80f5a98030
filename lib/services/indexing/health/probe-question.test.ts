import fc from "fast-check"
import { expect, test } from "vitest"
import { countWordsOf, probeQuestion } from "./probe-question"

test("asks with the words that the passage shares with fewest others, in their order", () => {
  const texts = ["The supplier shall insure the warehouse against flooding and burglary every year", "The supplier shall deliver the goods every year", "The supplier shall invoice every year"]
  expect(probeQuestion(texts[0] ?? "", countWordsOf(texts))).toBe("supplier shall insure warehouse against flooding burglary every year")
  expect(probeQuestion(texts[1] ?? "", countWordsOf(texts))).toBe("supplier shall deliver goods every year")
})

test("asks nothing of a passage with hardly a word of its own", () => {
  expect(probeQuestion("1.2 (a) – $5", new Map())).toBeNull()
})

test("only ever asks with words of the passage, the same ones every time", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 40 }), (text) => {
      const question = probeQuestion(text, countWordsOf([text]))
      expect(probeQuestion(text, countWordsOf([text]))).toBe(question)
      for (const word of question?.split(" ") ?? []) expect(text.toLowerCase()).toContain(word)
    }),
  )
})
