import fc from "fast-check"
import { expect, it } from "vitest"
import { textBlocks } from "./text-blocks"

it("covers every text once, in order, with or without pages", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 200 }), fc.option(fc.integer({ min: 1, max: 9 })), (line, lines, pageCount) => {
      const text = Array.from({ length: lines }, () => line.repeat(4)).join("\n")
      const size = Math.ceil(text.length / (pageCount ?? 1))
      const pages = pageCount === null ? null : Array.from({ length: pageCount }, (_, page) => ({ page: page + 1, start: Math.min(page * size, text.length), end: Math.min((page + 1) * size, text.length) }))
      const blocks = textBlocks({ text, pages })
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text)
    }),
  )
})
