import fc from "fast-check"
import { expect, it } from "vitest"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { mediaTypes } from "@/lib/documents/media-type"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { checkCitations } from "./check-citations"

const word = fc.constantFrom("supplier", "delivers", "goods", "to", "the", "buyer", "at", "place", "named", "within", "its", "premises", "in", "good", "order", "and", "condition")
/** Every line begins with a word that stands nowhere else, so that each quote has one place. */
const pages = fc
  .array(fc.array(fc.array(word, { minLength: 5, maxLength: 8 }), { minLength: 3, maxLength: 14 }), { minLength: 2, maxLength: 3 })
  .map((given) => given.map((lines, page) => lines.map((words, line) => [`${"bcdfghjklmnpqr"[line]}${"aei"[page]}zzo`, ...words])))

it("the lines marked for a quote are those its words stand on, on every page and no others, whatever number is printed between", async () => {
  await fc.assert(
    fc.asyncProperty(pages, fc.nat(), fc.integer({ min: 6, max: 40 }), fc.constantFrom("number", "dashes", "none"), async (given, from, length, foot) => {
      const printed = given.map((lines, index) => {
        const page = textPage(lines.map((words) => words.join(" ")))
        return foot === "none" ? page : { lines: [...page.lines, { text: foot === "number" ? String(index + 7) : `- ${index + 7} -`, x: 290, y: 40 }] }
      })
      const result = await readDocument({ bytes: buildPdf(printed), mediaType: mediaTypes.pdf, fileName: "a.pdf" }, defaultLimits)
      if (!result.ok) throw new Error(result.failure.code)
      const { text, pages: ranges, layouts } = result.extraction
      const words = given.flatMap((lines, page) => lines.flatMap((line, index) => line.map((said) => ({ said, page: page + 1, index }))))
      const start = from % Math.max(1, words.length - length)
      const quoted = words.slice(start, start + length)
      const answer = `It says "${quoted.map(({ said }) => said).join(" ")}" [1].`
      const source = { marker: 1, chunkId: "c", documentId: "d", versionId: "v", start: 0, end: text.length, page: 1, text, documentTitle: "Supply" }
      const [citation] = checkCitations(answer, { sources: [source], versions: new Map([["v", { text, pages: ranges }]]), mustCite: true }).citations
      fc.pre(new Set(quoted.map(({ page, index }) => `${page} ${index}`)).size > 1)
      expect(["exact", "normalised"]).toContain(citation?.verdict)
      const marked = (citation?.spans ?? []).flatMap((span) =>
        (layouts?.[(span.page ?? 0) - 1]?.lines ?? []).flatMap(([lineStart, lineEnd, , y, , height]) => (/\S/.test(text.slice(Math.max(lineStart, span.start), Math.min(lineEnd, span.end))) ? [`${span.page} ${Math.round((y + height - 62) / 14)}`] : [])),
      )
      expect([...new Set(marked)]).toEqual([...new Set(quoted.map(({ page, index }) => `${page} ${index}`))])
      expect(citation?.page).toBe(quoted[0]?.page)
    }),
    { numRuns: 60 },
  )
})
