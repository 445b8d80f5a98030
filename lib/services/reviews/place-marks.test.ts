import fc from "fast-check"
import { expect, it } from "vitest"
import { placeMarks } from "./place-marks"

function cited(text: string) {
  return [...text.matchAll(/\[(\d+)\]/g)].map((match, index) => ({ id: `c${index}`, marker: Number(match[1]), answerStart: match.index, answerEnd: match.index + match[0].length, verdict: "exact" as const }))
}

it("moves each citation to its mark in the edited text and names those whose mark is gone", () => {
  const { moved, lostIds } = placeMarks("Better words: thirty days [2], and [1].", cited("Thirty [1] days [2] or [1]."))
  expect(moved.map(({ id, answerStart }) => [id, answerStart])).toEqual([["c0", 35], ["c1", 26]])
  expect(lostIds).toEqual(["c2"])
})

it("leaves an unchanged answer as it is", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom("[1]", "[2]", "[3]"), fc.string())), (pieces) => {
      const text = pieces.join(" ")
      const before = cited(text).filter((citation) => citation.marker < 1000 && citation.answerEnd - citation.answerStart <= 5)
      const { moved, lostIds } = placeMarks(text, before)
      expect(lostIds).toEqual([])
      expect(moved).toEqual(before)
    }),
  )
})
