import { describe, expect, it } from "vitest"
import { checkCitations, type AnswerSource } from "./check-citations"

const first = "12. Notices. Every notice is given in writing and takes effect on the day it arrives at the address of the other party, which"
const second = "is the one named on the first page. 13. Law. This Agreement is governed by the laws of Austria, and the courts of Vienna decide."
const text = `${first} ${second}`
const pages = [{ page: 3, start: 0, end: first.length }, { page: 4, start: first.length + 1, end: text.length }]
const versions = new Map([["v1", { text, pages }]])
const source = (facts: Partial<AnswerSource>): AnswerSource => ({ marker: 1, chunkId: "c1", documentId: "d1", versionId: "v1", start: 0, end: first.length, page: 3, text: first, documentTitle: "Lease", ...facts })
const sources = [source({}), source({ marker: 2, chunkId: "c2", start: first.length + 1, end: text.length, page: 4, text: second })]
const check = (answer: string) => checkCitations(answer, { sources, versions, mustCite: true })

describe("the citations of an answer", () => {
  it("run over two chunks and two pages, and begin on the page where the quote begins", () => {
    const quote = "the address of the other party, which is the one named on the first page"
    const [citation] = check(`It takes effect on the day it arrives "${quote}" [1].`).citations
    const start = text.indexOf(quote)
    expect(citation).toMatchObject({ verdict: "exact", score: 1, versionId: "v1", page: 3, start, end: start + quote.length, quote })
    expect(citation?.spans).toEqual([{ page: 3, start, end: first.length }, { page: 4, start: first.length + 1, end: start + quote.length }])
  })

  it("begin on the second page where the quote stands there, though the source begins before it", () => {
    const [citation] = check('It says "This Agreement is governed by the laws of Austria" [1].').citations
    expect(citation).toMatchObject({ verdict: "exact", page: 4, spans: [{ page: 4 }] })
  })

  it("are judged by what stands before each mark of a sentence", () => {
    const { citations } = check('A notice "takes effect on the day it arrives" [1], and "the courts of Vienna decide" [2].')
    expect(citations.map(({ marker, verdict, page }) => [marker, verdict, page])).toEqual([[1, "exact", 3], [2, "exact", 4]])
  })

  it.each([
    ["another law", 'It says "This Agreement is governed by the laws of Australia" [2].'],
    ["a denial", 'It says "This Agreement is not governed by the laws of Austria" [2].'],
    ["a source that was not given", 'It says "This Agreement is governed by the laws of Austria" [7].'],
  ])("are unsupported for %s, with no place marked as borne out, and the sentence is a claim without support", (_, answer) => {
    const { citations, unsupportedClaims } = check(answer)
    expect(citations).toMatchObject([{ verdict: "unsupported" }])
    expect(citations[0]?.spans ?? []).toEqual([])
    expect(unsupportedClaims.map(({ start, end }) => answer.slice(start, end))).toEqual([answer])
  })

  it("leave unmarked what a source cited in the paragraph bears out, and mark what none does", () => {
    const answer = 'It says "the courts of Vienna decide" [2]. The Agreement is governed by the laws of Austria. The rent is raised every year.'
    expect(check(answer).unsupportedClaims.map(({ start, end }) => answer.slice(start, end))).toEqual(["The rent is raised every year."])
  })

  it("are checked against the chunk alone where its version's text says otherwise", () => {
    const gone = new Map([["v1", { text: "Something else altogether.", pages: null }]])
    const { citations } = checkCitations('It says "the courts of Vienna decide" [2].', { sources, versions: gone, mustCite: true })
    expect(citations).toMatchObject([{ verdict: "exact", start: text.indexOf("the courts of Vienna"), end: text.indexOf(" decide") + 7 }])
  })
})
