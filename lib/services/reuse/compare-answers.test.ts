import { describe, expect, it } from "vitest"
import { compareAnswers } from "./compare-answers"

const answer = (text: string, isAbstained = false) => ({ text, output: null, isAbstained })
const doAgree = (a: string, b: string) => compareAnswers(answer(a), answer(b)).doesAgree

describe("compareAnswers", () => {
  it("takes two wordings of one answer as the same", () => {
    expect(doAgree('Either party may terminate "upon ninety (90) days\' prior written notice" [1].', "Yes: either party may terminate with 90 days' written notice [2][3].")).toBe(true)
    expect(doAgree("The rent is EUR 4,000 a month [1].", "The rent is 4,000 EUR a month, payable on the first day [1].")).toBe(true)
  })

  it("sees other figures, a denial on one side, and another subject", () => {
    expect(doAgree("The notice period is 30 days [1].", "The notice period is 60 days [1].")).toBe(false)
    expect(doAgree("The licence is transferable [1].", "The licence is not transferable [1].")).toBe(false)
    expect(doAgree("The laws of Ohio govern the agreement [1].", "Invoices fall due within a month of delivery [1].")).toBe(false)
    expect(doAgree("It ends on 5 January 2024 [1].", "It ends on January 6, 2024 [1].")).toBe(false)
  })

  it("sees that only one of them found an answer", () => {
    expect(compareAnswers(answer("These documents do not answer that.", true), answer("The laws of Ohio [1]."))).toEqual({ doesAgree: false, score: 0 })
    expect(compareAnswers(answer("These documents do not answer that.", true), answer("These documents do not answer that. They cover rent.", true))).toEqual({ doesAgree: true, score: 1 })
  })

  it("takes structured outputs as they are", () => {
    expect(compareAnswers({ text: null, output: { a: 1 }, isAbstained: false }, { text: null, output: { a: 1 }, isAbstained: false }).doesAgree).toBe(true)
    expect(compareAnswers({ text: null, output: { a: 1 }, isAbstained: false }, { text: null, output: { a: 2 }, isAbstained: false }).doesAgree).toBe(false)
  })
})
