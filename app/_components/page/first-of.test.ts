import { describe, expect, it } from "vitest"
import { firstOf } from "./first-of"

describe("firstOf", () => {
  it("takes the first of several, and nothing where there is none", () => {
    expect([firstOf("a"), firstOf(["a", "b"]), firstOf([]), firstOf(undefined)]).toEqual(["a", "a", undefined, undefined])
  })

  it("leaves out what a database refuses, so that a mistyped address still shows a page", () => {
    expect(firstOf("rag\u0000_answer\u0000")).toBe("rag_answer")
  })
})
