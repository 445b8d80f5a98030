import { describe, expect, it } from "vitest"
import { parseCitationMarks } from "../parse-citation-marks"
import { listUnsupportedClaims } from "./list-unsupported-claims"

/** Claims of an answer in which the marks of `false` sources fail and `known` sentences are borne out by what their paragraph cites. */
function claims(answer: string, { failing = [], known = [], mustCite = true }: { failing?: number[]; known?: string[]; mustCite?: boolean } = {}): string[] {
  const citations = parseCitationMarks(answer).flatMap((mark) => mark.markers.map((marker) => ({ marker, answerStart: mark.start, answerEnd: mark.end, isSupported: !failing.includes(marker) })))
  return listUnsupportedClaims(answer, { citations, mustCite, isBorneOut: (sentence) => known.includes(sentence) }).map(({ start, end }) => answer.slice(start, end))
}

describe("claims without support", () => {
  it("are sentences without a mark, and those whose marks all fail", () => {
    expect(claims("The fee is five dollars [1]. It is due in May. The seller pays the tax [2]. The buyer pays the freight [2][1].", { failing: [2] })).toEqual(["It is due in May.", "The seller pays the tax [2]."])
  })

  it("are not what a source cited in the same paragraph bears out", () => {
    const known = ["It is due in May."]
    expect(claims("The fee is five dollars [1]. It is due in May.", { known })).toEqual([])
    expect(claims("The fee is five dollars [1].\n\nIt is due in May.", { known })).toEqual(["It is due in May."])
  })

  it.each([
    ["a heading", "## Terms of payment and delivery"],
    ["a line that introduces a list", "The contract names these duties:"],
    ["a question", "Do you mean the lease of 2020?"],
    ["a greeting", "Certainly, here is what I have found."],
    ["the fixed sentence", "These documents do not answer that."],
    ["what the sources leave open", "The sources do not say who pays for delivery."],
    ["code", "`the fee is five dollars`"],
    ["a rule", "---"],
    ["a word or two", "Yes, indeed."],
  ])("are never %s", (_, sentence) => {
    expect(claims(`The fee is five dollars [1].\n\n${sentence}`)).toEqual([])
  })

  it("are a contract's silence as much as its words", () => {
    expect(claims("The Supplier does not give any warranty on the goods.")).toEqual(["The Supplier does not give any warranty on the goods."])
  })

  it("are looked for among marked sentences alone where an answer need not cite", () => {
    expect(claims("You have spent five dollars this month. The fee is ten dollars [1].", { failing: [1], mustCite: false })).toEqual(["The fee is ten dollars [1]."])
  })

  it("begin after the mark of a list", () => {
    expect(claims("- The fee is five dollars [1]\n- The tax is on the seller\n1. The buyer insures the goods")).toEqual(["The tax is on the seller", "The buyer insures the goods"])
  })
})
