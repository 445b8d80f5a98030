/**
 * Planted quotes: share of the citations of an answer that get the right verdict on the right words, kind by kind. Quotes are
 * taken from CUAD contracts, changed or made up, put in an answer that cites the chunk they were taken from, and checked as an
 * answer is. Contracts are parted by the first digit of their id, so that what is tuned on one half is seen on the other.
 * Usage: node --import tsx scripts/bench/quotes.ts [contracts] [seed]
 */
import { readFileSync } from "node:fs"
import { chunkDocument } from "@/lib/documents/chunk-document"
import { checkCitations } from "@/lib/services/requests/finish/check-citations"
import { sharedData } from "@/tests/support/shared-data"
import { createRandom } from "./support/create-random"
import { plantQuotes, type Planted } from "./support/plant-quotes"

type Contract = { id: string; text: string }
type Tally = { right: number; wrongVerdict: number; wrongPlace: number }

const charactersPerPage = 2_800

function main(): void {
  const file = sharedData("cuad", "documents.jsonl")
  if (!file) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const limit = Number(process.argv[2] ?? 130)
  const seed = Number(process.argv[3] ?? 1)
  const contracts = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Contract).slice(0, limit)
  const halves = { tuned: new Map<string, Tally>(), unseen: new Map<string, Tally>() }
  const startedMs = Date.now()
  const failures: string[] = []
  for (const [index, contract] of contracts.entries()) {
    const other = contracts[(index + 1) % contracts.length] ?? contract
    const pages = pagesOfText(contract.text)
    const chunks = chunkDocument({ text: contract.text, pages, sections: [] })
    const random = createRandom(`${seed}:${contract.id}`)
    for (const planted of plantQuotes({ text: contract.text, chunks, pages, other: other.text }, random)) {
      const outcome = judge(planted, { contract, pages })
      const tallies = /^[0-7]/.test(contract.id) ? halves.tuned : halves.unseen
      const tally = tallies.get(planted.kind) ?? { right: 0, wrongVerdict: 0, wrongPlace: 0 }
      tally[outcome.result]++
      tallies.set(planted.kind, tally)
      if (outcome.result !== "right") failures.push(`${planted.kind} | ${outcome.result} ${outcome.verdict} | ${planted.quote.replace(/\s+/g, " ").slice(0, 300)}\n      ${planted.original.replace(/\s+/g, " ").slice(0, 300)}`)
    }
  }
  console.log(`${contracts.length} contracts, seed ${seed}, ${Math.round((Date.now() - startedMs) / 1000)} s`)
  for (const [name, tallies] of Object.entries(halves)) report(name === "tuned" ? "ids 0–7" : "ids 8–f", tallies)
  if (process.env.SHOW_FAILURES) console.log(failures.join("\n"))
}

type Outcome = { result: keyof Tally; verdict: string }

/** Right: the expected verdict, and a range that is the planted words, but for blanks and marks at either end. */
function judge(planted: Planted, { contract, pages }: { contract: Contract; pages: ReturnType<typeof pagesOfText> }): Outcome {
  const { chunk, expected, range } = planted
  const answer = `The contract says ${quoteMarks(planted.quote)} [1].`
  const source = { marker: 1, chunkId: "c", documentId: "d", versionId: "v", start: chunk.start, end: chunk.end, page: chunk.pageFrom, text: chunk.text, documentTitle: "Contract" }
  const { citations } = checkCitations(answer, { sources: [source], versions: new Map([["v", { text: contract.text, pages }]]), mustCite: true })
  const found = citations[0]
  const verdict = found?.verdict ?? "none"
  const isExpected = expected.some((one) => one === verdict)
  if (!found || !isExpected) return { result: "wrongVerdict", verdict }
  if (!range) return { result: "right", verdict }
  const slack = verdict === "fuzzy" ? 24 : 3
  const isPlaced = Math.abs((found.start ?? 0) - range.start) <= slack && Math.abs((found.end ?? 0) - range.end) <= slack
  const isSame = comparable(contract.text.slice(found.start ?? 0, found.end ?? 0)) === comparable(contract.text.slice(range.start, range.end))
  const spans = found.spans ?? []
  const coversPages = spans.length > 0 && spans[0]?.page === found.page && spans[0]?.start === found.start && spans.at(-1)?.end === found.end
  return { result: (isPlaced || isSame) && coversPages ? "right" : "wrongPlace", verdict }
}

/** Contracts quote inside; the marks round a quote must not be those in it. */
function quoteMarks(quote: string): string {
  return quote.includes('"') || quote.includes("\n") ? `“${quote}”` : `"${quote}"`
}

/** Text files have no pages: borders at every so many characters, inside words as they come, as a printed page breaks a sentence. */
function pagesOfText(text: string): { page: number; start: number; end: number }[] {
  const pages = []
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf(" ", start + charactersPerPage)
    const end = blank < 0 ? text.length : blank
    pages.push({ page: pages.length + 1, start, end })
    start = blank < 0 ? text.length : blank + 1
  }
  return pages
}

function comparable(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase()
}

function report(name: string, tallies: Map<string, Tally>): void {
  const all: Tally = { right: 0, wrongVerdict: 0, wrongPlace: 0 }
  for (const [kind, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b))) {
    print(`${name}  ${kind}`, tally)
    for (const key of ["right", "wrongVerdict", "wrongPlace"] as const) all[key] += tally[key]
  }
  print(`${name}  ALL`, all)
}

function print(name: string, { right, wrongVerdict, wrongPlace }: Tally): void {
  const total = right + wrongVerdict + wrongPlace
  console.log(`${name.padEnd(52)} ${String(right).padStart(6)} of ${String(total).padStart(6)}  ${((100 * right) / Math.max(1, total)).toFixed(2)} %  on wrong text ${wrongPlace}`)
}

main()
