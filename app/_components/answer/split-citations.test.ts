import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { splitCitations } from "./split-citations"

describe("splitCitations", () => {
  it("finds marks alone, in a row and in a list", () => {
    expect(splitCitations("It ends [1][2], or not [3, 4].").map((piece) => (piece.kind === "mark" ? piece.marker : piece.text))).toEqual(["It ends ", 1, 2, ", or not ", 3, 4, "."])
  })

  it("leaves other brackets alone", () => {
    for (const text of ["[x]", "[ ]", "[2026]", "a[i]", "[1.2]", "[]"]) expect(splitCitations(text)).toEqual([{ kind: "text", text }])
  })

  it("loses no text between the marks", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.nat(999).map((number) => `[${number}]`))), (parts) => {
        const text = parts.join("")
        expect(splitCitations(text).map((piece) => piece.text).join("").replace(/\[0+(?=\d)/g, "[")).toBe(text.replace(/\[0+(?=\d)/g, "["))
      }),
    )
  })

  it("says where each mark stands", () => {
    const text = "Due on Monday [2]. Again [2]."
    const starts = splitCitations(text).flatMap((piece) => (piece.kind === "mark" ? [piece.start] : []))
    expect(starts.map((start) => text.slice(start, start + 3))).toEqual(["[2]", "[2]"])
  })
})
