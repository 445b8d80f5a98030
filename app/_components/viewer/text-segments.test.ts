import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readPlace } from "./place"
import { textBlocks } from "./text-blocks"
import { textSegments, type TextMark } from "./text-segments"

describe("the text of a document", () => {
  it("is drawn whole and once, whatever its pages, sections and marks", () => {
    const mark = fc.record({ start: fc.nat(400), end: fc.nat(400), kind: fc.constantFrom("passage" as const, "clause" as const), label: fc.constant("x") })
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.array(fc.nat(320)), fc.array(mark), (text, starts, marks: TextMark[]) => {
        const sections = starts.map((start) => ({ heading: "h", level: 1, start, end: start }))
        const blocks = textBlocks({ text, pages: null, sections })
        expect(blocks.flatMap((block) => textSegments(text, { block, marks }).map((segment) => segment.text)).join("")).toBe(text)
      }),
    )
  })

  it("keeps to its pages where it has some", () => {
    expect(textBlocks({ text: "onetwo", pages: [{ page: 1, start: 0, end: 3 }, { page: 2, start: 3, end: 6 }], sections: [] }).map(({ label, start, end }) => [label, start, end])).toEqual([["Page 1", 0, 3], ["Page 2", 3, 6]])
  })

  it("marks the passage looked for over the clauses it lies in, across blocks", () => {
    const text = "aaaa bbbb cccc"
    const marks: TextMark[] = [{ start: 0, end: 14, kind: "clause", label: "c" }, { start: 3, end: 8, kind: "passage", label: "p" }]
    const first = textSegments(text, { block: { start: 0, end: 5 }, marks })
    const second = textSegments(text, { block: { start: 5, end: 14 }, marks })
    expect(first.map(({ text: piece, mark, isPassageStart }) => [piece, mark?.kind, isPassageStart])).toEqual([["aaa", "clause", false], ["a ", "passage", true]])
    expect(second.map(({ text: piece, mark, isPassageStart }) => [piece, mark?.kind, isPassageStart])).toEqual([["bbb", "passage", false], ["b cccc", "clause", false]])
  })

  it("reads a place from an address, and nothing from a broken one", () => {
    expect(readPlace({ start: "10", end: "20", page: "3" })).toEqual({ start: 10, end: 20, page: 3 })
    expect(readPlace({ start: "20", end: "10", page: "-1" })).toEqual({ start: null, end: null, page: null })
  })
})
