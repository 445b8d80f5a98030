import fc from "fast-check"
import { expect, it } from "vitest"
import { storableJson, storableStream, storableText } from "./storable-text"

it("takes out null characters and mends half characters", () => {
  expect(storableText("a\u0000b\ud83dc")).toBe("ab\ufffdc")
  expect(storableJson({ "k\u0000": ["\ud83d", 1, null, { a: "😀" }] })).toEqual({ k: ["\ufffd", 1, null, { a: "😀" }] })
})

it("gives the same for a text in pieces, wherever it is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\u0000", "\ud83d", "\ude00", "é") })), (pieces) => {
      const stream = storableStream()
      expect(pieces.map((piece) => stream.push(piece)).join("") + stream.end()).toBe(storableText(pieces.join("")))
    }),
  )
})
