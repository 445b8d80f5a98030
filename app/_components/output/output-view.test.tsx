import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import type { CitationView } from "@/lib/services/requests/requests.dto"
import { OutputView } from "./output-view"

const citation = (facts: Partial<CitationView>): CitationView => ({ id: "c", marker: 1, answerStart: 0, answerEnd: 0, quote: "", verdict: "exact", score: 1, documentId: "d", documentTitle: "Lease", versionId: "v", versionNumber: 1, page: 2, heading: null, start: 10, end: 25, spans: [], mediaType: "application/pdf", sourceState: "serving", ...facts })
const output = {
  risks: [
    { title: "No cap", severity: "high", explanation: "Nothing limits it.", quote: "without limit" },
    { title: "Made up", severity: "low", explanation: "Nobody says so.", quote: "by night and fog" },
    { title: "Exit", severity: "low", explanation: `The contract says “either party may terminate at any time” and more, which is one-sided for the tenant.`, quote: null },
  ],
}
const citations = [
  citation({ id: "c1", said: "without limit" }),
  citation({ id: "c2", marker: 2, said: "by night and fog", verdict: "unsupported", score: 0, page: null, start: null, end: null }),
  citation({ id: "c3", marker: 3, said: "either party may terminate at any time", page: 7 }),
]

it("marks every quote of an output with its verdict and the way to its page, and leads nowhere where it was not found", () => {
  const html = renderToStaticMarkup(<OutputView output={output} citations={citations} />)
  expect(html).toContain('href="/documents/d?version=v&amp;start=10&amp;end=25&amp;page=2"')
  expect(html).toContain("Show on page 7")
  expect(html.match(/Show on page/g)?.length).toBe(4)
  expect(html.match(/Not found/g)?.length).toBe(1)
  expect(renderToStaticMarkup(<OutputView output={output} citations={citations} onShow={() => undefined} />)).toContain("<button type=\"button\" aria-label=\"Show on page 2: quote 1\"")
})

it("shows an output whose quotes were not looked up without marks, and no way to a deleted document", () => {
  expect(renderToStaticMarkup(<OutputView output={output} />)).not.toContain("Show on page")
  const html = renderToStaticMarkup(<OutputView output={output} citations={citations.map((one) => ({ ...one, sourceState: "deleted" as const }))} />)
  expect(html).not.toContain("Show on page")
  expect(html).toContain("Exact")
})
