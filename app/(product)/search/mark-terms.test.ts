import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { excerptAround } from "./excerpt-around"
import { markTerms } from "./mark-terms"

describe("search marks", () => {
  it("marks the query's words and their forms, and no common words", () => {
    const marked = markTerms("The parties may terminate; termination for convenience is terminated.", "how can the parties terminate?")
    expect(marked.filter(({ isTerm }) => isTerm).map(({ text }) => text)).toEqual(["parties", "terminate", "termination", "terminated"])
  })

  it("loses no text, whatever the query", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, query) => markTerms(text, query).map((piece) => piece.text).join("") === text))
  })

  it("shows the stretch that has the words", () => {
    const text = `${"Lorem ipsum dolor sit amet. ".repeat(60)}The liability cap is one year of fees. ${"Lorem ipsum. ".repeat(60)}`
    const excerpt = excerptAround(text, "liability cap")
    expect(excerpt).toContain("liability cap is one year of fees")
    expect(excerpt.startsWith("… ") && excerpt.endsWith(" …")).toBe(true)
  })
})
