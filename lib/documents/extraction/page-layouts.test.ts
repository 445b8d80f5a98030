import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { buildPdf, type PdfPage, textPage } from "@/tests/fixtures/documents/build-pdf"
import { mediaTypes } from "../media-type"
import { defaultLimits } from "./extraction-limits"
import { readDocument } from "./read-document"

async function read(pages: PdfPage[], options: { rotate?: number } = {}) {
  const result = await readDocument({ bytes: buildPdf(pages, options), mediaType: mediaTypes.pdf, fileName: "a.pdf" }, defaultLimits)
  if (!result.ok) throw new Error(result.failure.code)
  return result.extraction
}

const bare = (text: string) => text.replace(/[\s-]/g, "")
const word = fc.constantFrom("the", "Supplier", "invest-", "ment", "long-term", "shall", "deliver", "(a)", "5.2", "Term.", "goods,", "AGREEMENT", "well-")
const line = fc.array(word, { minLength: 3, maxLength: 6 }).map((words) => words.join(" "))
const pages = fc.array(fc.array(line, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 })

describe("where lines stand", () => {
  it("is told for every letter that is read, whatever lines were joined and hyphens taken away", async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (given) => {
        const { text, layouts, pages: ranges } = await read(given.map((lines) => textPage(lines)))
        const spans = (layouts ?? []).flatMap((layout) => layout.lines)
        expect(spans.map(([start, end]) => bare(text.slice(start, end))).join("")).toBe(bare(text))
        for (const layout of layouts ?? []) {
          const written = given[layout.page - 1] ?? []
          for (const [start, end, , y, , height] of layout.lines) {
            const source = written.filter((_, index) => Math.abs(842 - (780 - index * 14) - (y + height)) < 4)
            expect(source.map(bare)).toContain(bare(text.slice(start, end)))
            expect(start).toBeGreaterThanOrEqual(ranges?.[layout.page - 1]?.start ?? 0)
            expect(end).toBeLessThanOrEqual(ranges?.[layout.page - 1]?.end ?? 0)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it("is measured from the top left corner of the page as shown, also where it is turned", async () => {
    const page = { lines: [{ text: "Turned words", x: 100, y: 700, size: 10 }] }
    const upright = (await read([page])).layouts?.[0]
    expect(upright).toMatchObject({ page: 1, width: 595, height: 842, ocrConfidence: null })
    const [start, end, x, y, width, height] = upright?.lines[0] ?? []
    expect([start, end, x]).toEqual([0, 12, 100])
    expect(y).toBeCloseTo(842 - 708, 0)
    expect(height).toBeCloseTo(10.2, 0)
    const turned = (await read([page], { rotate: 90 })).layouts?.[0]
    expect(turned).toMatchObject({ width: 842, height: 595 })
    expect(turned?.lines[0]?.slice(2)).toEqual([expect.closeTo(698, 0), 100, height, width])
  })

  it("keeps the cells of a row apart", async () => {
    const { text, layouts } = await read([{ lines: [{ text: "Fee", x: 72, y: 700 }, { text: "1,000 USD", x: 400, y: 700 }] }])
    expect(layouts?.[0]?.lines.map(([start, end, x]) => [text.slice(start, end), x])).toEqual([["Fee", 72], ["1,000 USD", 400]])
  })
})
