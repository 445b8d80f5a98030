import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { buildPdf, type PdfLine, type PdfPage, textPage } from "@/tests/fixtures/documents/build-pdf"
import { mediaTypes } from "../media-type"
import { defaultLimits } from "./extraction-limits"
import { readDocument } from "./read-document"

async function read(page: PdfPage, options: { rotate?: number } = {}) {
  const result = await readDocument({ bytes: buildPdf([page], options), mediaType: mediaTypes.pdf, fileName: "a.pdf" }, defaultLimits)
  if (!result.ok) throw new Error(result.failure.code)
  return result.extraction
}

const at = (x: number, y: number, text: string): PdfLine => ({ text, x, y, size: 10 })
const xs = [60, 200, 420, 540]
const ys = [700, 670, 630, 600]
/** Lines drawn round three columns and three rows. */
const drawn = ` 0.5 w ${xs.map((x) => `${x} ${ys.at(-1)} m ${x} ${ys[0]} l S`).join(" ")} ${ys.map((y) => `${xs[0]} ${y} m ${xs.at(-1)} ${y} l S`).join(" ")} `
/** The same as thin bars that are filled, as browsers draw them. */
const filled = ` ${xs.map((x) => `${x} 600 0.75 100 re f`).join(" ")} ${ys.map((y) => `60 ${y} 480 0.75 re f`).join(" ")} `
const cells: PdfLine[] = [
  at(65, 680, "Service"), at(205, 680, "Description"), at(425, 680, "Fee"),
  at(65, 655, "Hosting"), at(205, 655, "Operation of the servers and of the"), at(205, 641, "network that connects them"), at(425, 655, "1,000 USD"),
  at(65, 615, "Setup"), at(205, 615, "Once"), at(425, 615, "99 USD"),
]
const around = [at(60, 740, "The Supplier provides these services:"), at(60, 560, "All fees are due at the end of the month.")]
const rows = "Service\tDescription\tFee\nHosting\tOperation of the servers and of the network that connects them\t1,000 USD\nSetup\tOnce\t99 USD"
const whole = `The Supplier provides these services:\n\n${rows}\n\nAll fees are due at the end of the month.`

describe("a table on a page", () => {
  it.each([["outlined", drawn], ["of filled bars", filled]])("is read row by row, with the lines of a cell together, where its grid is %s", async (_, content) => {
    expect((await read({ lines: [around[0] as PdfLine, ...cells, around[1] as PdfLine], content })).text).toBe(whole)
  })

  it("is read so in whatever order the file holds its cells", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(cells, { minLength: cells.length }), async (order) => {
        expect((await read({ lines: [around[0] as PdfLine, ...order, around[1] as PdfLine], content: drawn })).text).toBe(whole)
      }),
      { numRuns: 20 },
    )
  })

  it("has a box for every letter, on the line it stands on", async () => {
    const { text, layouts } = await read({ lines: cells, content: drawn })
    const spans = layouts?.[0]?.lines ?? []
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(["Service", "Description", "Fee", "Hosting", "Operation of the servers and of the", "network that connects them", "1,000 USD", "Setup", "Once", "99 USD"])
    expect(spans.map(([, , x]) => x)).toEqual([65, 205, 425, 65, 205, 205, 425, 65, 205, 425])
  })

  it("is told without lines by three columns that keep apart", async () => {
    const { text } = await read({ lines: [around[0] as PdfLine, ...cells, around[1] as PdfLine] })
    expect(text).toBe(whole)
  })

  it("keeps rows apart between lines that are drawn only under the head", async () => {
    const figures = ["10", "20", "30"].flatMap((figure, row) => [at(65, 660 - row * 14, `Item ${figure}`), at(205, 660 - row * 14, "each"), at(425, 660 - row * 14, figure)])
    const lines = ` 60 600 m 540 600 l S 60 672 m 540 672 l S 60 700 m 540 700 l S 200 600 m 200 700 l S 420 600 m 420 700 l S `
    const { text } = await read({ lines: [...cells.slice(0, 3), ...figures], content: lines })
    expect(text).toBe("Service\tDescription\tFee\nItem 10\teach\t10\nItem 20\teach\t20\nItem 30\teach\t30")
  })

  it("is neither a frame round running text, nor a numbered list, nor prose in columns", async () => {
    const frame = ` 50 400 m 545 400 l 545 800 l 50 800 l h S `
    const framed = textPage(["The Supplier shall deliver the goods to the Buyer at the place that the", "parties agree upon in writing, and the Buyer shall pay for them."], { top: 780 })
    expect((await read({ ...framed, content: frame })).text).toBe("The Supplier shall deliver the goods to the Buyer at the place that the parties agree upon in writing, and the Buyer shall pay for them.")
    const list = ["first thing to be done", "second thing to be done", "third thing to be done"].flatMap((text, row) => [at(60, 700 - row * 14, `(${"abc"[row]})`), at(90, 700 - row * 14, text)])
    expect((await read({ lines: list })).text).not.toContain("\t(")
    const prose = Array.from({ length: 12 }, (_, row) => [60, 230, 400].map((x, column) => at(x, 700 - row * 12, `words ${column} of a line ${row} that fill`))).flat().sort((first, second) => (first.x ?? 0) - (second.x ?? 0))
    expect((await read({ lines: prose })).text).not.toContain("\t")
  })

  it("leaves running text in its cells as paragraphs", async () => {
    const long = Array.from({ length: 12 }, (_, row) => at(205, 690 - row * 12 - (row > 5 ? 16 : 0), "The Supplier shall deliver all goods to it and to all of us"))
    const grid = ` 60 540 m 540 540 l S 60 710 m 540 710 l S 60 500 m 540 500 l S 60 500 m 60 710 l S 200 500 m 200 710 l S 540 500 m 540 710 l S `
    const { text } = await read({ lines: [at(65, 690, "Term"), ...long, at(65, 520, "Law"), at(205, 520, "Delaware")], content: grid })
    expect(text.split("\n\n")).toEqual([expect.stringMatching(/^Term\tThe Supplier/), expect.stringMatching(/^The Supplier/), "Law\tDelaware"])
  })
})

describe("what runs along the edges of pages", () => {
  it("is dropped after its first appearance, also beside page numbers in Roman numerals and with numbers of its own", async () => {
    const body = (index: number) => textPage([`The page of number ${"one two three four five".split(" ")[index]} says something of its own`, "and goes on in a second line that ends."], { top: 760 }).lines
    const pages = Array.from({ length: 5 }, (_, index) => ({ lines: [...body(index), at(280, 40, ["i", "ii", "iii", "iv", "v"][index] ?? ""), at(480, 40, `ACME-00104${50 + index}`)] }))
    const result = await readDocument({ bytes: buildPdf(pages), mediaType: mediaTypes.pdf, fileName: "a.pdf" }, defaultLimits)
    const text = result.ok ? result.extraction.text : ""
    expect(text.match(/ACME-/g)).toHaveLength(1)
    expect(text).toContain("number five")
  })

  it("does not break a sentence that goes on over the first page", async () => {
    const pages = [["runs from the first page", "to the next one and"], ["goes on there until it ends", "at last."], ["Another page", "follows."]].map((lines, index) => ({ lines: [...textPage(lines, { top: 700 }).lines, at(60, 810, "ANNUAL REPORT"), at(60, 40, `Rev. 3, sheet ${index + 1}`)] }))
    const result = await readDocument({ bytes: buildPdf(pages), mediaType: mediaTypes.pdf, fileName: "a.pdf" }, defaultLimits)
    expect(result.ok ? result.extraction.text : "").toContain("to the next one and\ngoes on there")
  })

  it("counts the lines of a pleading and is no text of it", async () => {
    const words = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega".split(" ")
    const pleading = words.map((word, row) => at(100, 700 - row * 24, `The plaintiff says that ${word} is so and`))
    const numbers = words.map((_, row) => at(60, 700 - row * 24, String(row + 1)))
    expect((await read({ lines: [...numbers, ...pleading] })).text).not.toMatch(/\d/)
    expect((await read({ lines: words.flatMap((_, row) => [numbers[row] as PdfLine, pleading[row] as PdfLine]) })).text).not.toMatch(/\d/)
  })
})
