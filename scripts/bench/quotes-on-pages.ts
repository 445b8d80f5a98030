/**
 * Planted quotes on pages: share that get the right verdict and exactly the quoted words' places. First contracts as a printer would
 * page them, with numbers, headers and footers in the middle of sentences, their pages known (as of a PDF) or not (as of a text
 * file); then real PDFs, where the lines marked on the page must be those of the quoted words and no others.
 * Usage: node --import tsx scripts/bench/quotes-on-pages.ts [contracts] [seed]
 */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { chunkDocument } from "@/lib/documents/chunk-document"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import type { Extraction } from "@/lib/documents/extraction/extraction-types"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { mediaTypes } from "@/lib/documents/media-type"
import { checkCitations, type CheckedCitation } from "@/lib/services/requests/finish/check-citations"
import { sharedData } from "@/tests/support/shared-data"
import { createRandom, type Random } from "./support/create-random"
import { plantOverPages } from "./support/plant-over-pages"
import { acrossBorder, type Planted } from "./support/plant-quotes"

type Range = { start: number; end: number }
type Tally = { right: number; wrong: number }

const tallies = new Map<string, Tally>()
const failures: string[] = []
const limit = Number(process.argv[2] ?? 130)
const seed = Number(process.argv[3] ?? 1)

async function main(): Promise<void> {
  const [file, folder] = [sharedData("cuad", "documents.jsonl"), sharedData("contracts_pdf")]
  if (!file || !folder) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const contracts = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as { id: string; title: string; text: string }).slice(0, limit)
  for (const contract of contracts) measurePrinted(contract, createRandom(`${seed}:${contract.id}`))
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".pdf")).slice(0, limit)) {
    const result = await readDocument({ bytes: new Uint8Array(readFileSync(path.join(folder, name))), mediaType: mediaTypes.pdf, fileName: name }, defaultLimits)
    if (result.ok) measurePdf(result.extraction, createRandom(`${seed}:${name}`))
  }
  for (const [kind, { right, wrong }] of [...tallies].toSorted(([a], [b]) => a.localeCompare(b))) console.log(`${kind.padEnd(84)} ${right} of ${right + wrong}  ${((100 * right) / (right + wrong)).toFixed(2)} %`)
  if (process.env.SHOW_FAILURES) console.log(failures.join("\n"))
}

function measurePrinted({ title, text }: { title: string; text: string }, random: Random): void {
  if (text.length < 8_000) return
  const printed = plantOverPages({ text, title: title.replace(/[^\p{L} ]+/gu, " ").trim().slice(0, 60) }, random)
  for (const one of printed.planted) {
    for (const [name, pages] of [["pages known", printed.pages], ["pages unknown", null]] as const) {
      const found = cite(one, { text: printed.text, pages })
      const isRight = found?.verdict === "normalised" && isSame(printed.text, found.spans ?? [], one.quoted)
      count(`${one.kind}, ${name}`, isRight, `${found?.verdict} ${one.quote}`)
    }
  }
}

function measurePdf({ text, pages, layouts }: Extraction, random: Random): void {
  const lines = (layouts ?? []).flatMap((layout) => layout.lines)
  const linesOf = (ranges: readonly Range[]) => lines.flatMap(([start, end], index) => (ranges.some((range) => /\S/.test(text.slice(Math.max(start, range.start), Math.min(end, range.end)))) ? [index] : [])).join()
  const chunks = chunkDocument({ text, pages, sections: [] })
  const borders = (pages ?? []).slice(0, -1).map(({ end }) => end)
  const inside = Array.from({ length: 12 }, () => random.below(text.length))
  for (const [kind, places] of [["over a page's end", borders], ["inside a page", inside]] as const) {
    for (const place of places) {
      const range = acrossBorder(text, place, random)
      const chunk = range && chunks.findLast(({ start }) => start <= range.start)
      if (!range || !chunk || range.start >= chunk.end) continue
      const quote = text.slice(range.start, range.end)
      for (const said of new Set([quote, quote.replace(/\s+/g, " "), quote.toUpperCase()])) {
        const found = cite({ quote: said, chunk }, { text, pages })
        const isRight = found?.verdict === (said === quote ? "exact" : "normalised") && linesOf(found.spans ?? []) === linesOf([range])
        count(`real PDFs: lines of a quote ${kind}, ${said === quote ? "as it stands" : said === quote.toUpperCase() ? "in capitals" : "blanks evened"}`, isRight, `${found?.verdict} ${said}`)
      }
    }
  }
}

function cite({ quote, chunk }: Pick<Planted, "quote" | "chunk">, version: Pick<Extraction, "text" | "pages">): CheckedCitation | undefined {
  const source = { marker: 1, chunkId: "c", documentId: "d", versionId: "v", start: chunk.start, end: chunk.end, page: chunk.pageFrom, text: chunk.text, documentTitle: "Contract" }
  const said = quote.includes('"') || quote.includes("\n") ? `“${quote}”` : `"${quote}"`
  return checkCitations(`The contract says ${said} [1].`, { sources: [source], versions: new Map([["v", version]]), mustCite: true }).citations[0]
}

function isSame(text: string, spans: readonly Range[], quoted: readonly Range[]): boolean {
  const words = (ranges: readonly Range[]) => ranges.map(({ start, end }) => text.slice(start, end)).join(" ").replace(/\s+/g, " ").trim()
  return words(spans) === words(quoted)
}

function count(kind: string, isRight: boolean, told: string): void {
  const tally = tallies.get(kind) ?? { right: 0, wrong: 0 }
  tally[isRight ? "right" : "wrong"]++
  tallies.set(kind, tally)
  if (!isRight) failures.push(`${kind} | ${told.slice(0, 400)}`)
}

await main()
