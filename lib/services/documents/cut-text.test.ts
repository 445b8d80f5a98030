import { describe, expect, it } from "vitest"
import { cleanLine, cutText } from "./cut-text"

describe("cutText", () => {
  it("leaves no half of a character at the end", () => {
    expect(cutText("ab😀", 3)).toBe("ab")
    expect(cutText("ab😀", 4)).toBe("ab😀")
  })
})

describe("cleanLine", () => {
  it("takes out what a database refuses", () => {
    expect(cleanLine(" a\u0000b\ud800\n c ")).toBe("a b c")
  })
})
