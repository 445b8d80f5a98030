import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { AnswerMarkdown } from "./answer-markdown"

const citation = (facts: Partial<CitationView>): CitationView => ({ id: "c", marker: 1, answerStart: 0, answerEnd: 0, quote: "", verdict: "exact", score: 1, documentId: "d", documentTitle: "Lease", versionId: "v", versionNumber: 1, page: 2, heading: null, start: 0, end: 5, spans: [], mediaType: "application/pdf", sourceState: "serving", ...facts })
const render = (text: string, citations: CitationView[] = []) => renderToStaticMarkup(<AnswerMarkdown text={text} citations={citations} sourceTitles={new Map()} onOpenSource={() => undefined} />)

describe("an answer", () => {
  it("has its marks as buttons that say source and verdict", () => {
    const html = render("It ends **in May [1]**, or not [2].", [citation({}), citation({ marker: 2, verdict: "fuzzy", score: 0.87, documentTitle: "Memo" })])
    expect(html).toContain('aria-label="Source 1: Lease. Exact"')
    expect(html).toContain('aria-label="Source 2: Memo. Close, 87 %"')
  })

  it("becomes no HTML of the model's own", () => {
    const html = render('<script>alert(1)</script> <img src=x onerror="alert(1)">\n\n**bold**')
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain("<strong>bold</strong>")
  })

  it("loads no image and follows no script address", () => {
    const html = render("![secret](https://evil.example/?q=1) [here](javascript:alert(1)) [there](https://a.example/x)")
    expect(html).not.toMatch(/<img|src=|javascript:/)
    expect(html).toContain("[image: secret]")
    expect(html).toMatch(/rel="nofollow noreferrer noopener"[^>]*>there<\/a>.*\(a\.example\)/)
  })

  it("marks what rests on no source, word for word, through emphasis and around citation marks", () => {
    const text = "It ends in May [1]. The **rent** is raised [2] yearly. `The rent` too."
    const claim = "The **rent** is raised [2] yearly."
    const start = text.indexOf(claim)
    const html = renderToStaticMarkup(<AnswerMarkdown text={text} citations={[]} sourceTitles={new Map()} unsupportedClaims={[{ start, end: start + claim.length }]} onOpenSource={null} />)
    const stretches = html.split('<span data-unsupported="true" title="No source supports this sentence">').slice(1)
    expect(stretches.map((stretch) => stretch.replace(/<[^>]+>/g, ""))).toEqual(["The ", "rent", expect.stringContaining(" is raised [2] yearly. (No source supports this sentence)")])
    expect(html.match(/\(No source supports this sentence\)/g)).toHaveLength(1)
    expect(html).not.toMatch(/data-unsupported[^>]*>It ends/)
  })

  it("leaves marks in code alone", () => {
    expect(render("`a[1]`", [citation({})])).toContain("<code>a[1]</code>")
  })
})
