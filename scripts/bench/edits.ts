/**
 * Planted edits on contracts: of the passages that lawyers marked, which are told to have changed when something in them did
 * (recall), and which when nothing in them did (false flags). Halves by the hash of the contract's id, to be compared with each other;
 * misses of both were read while the rules were made, of the contracts from the 105th on only with the first kinds of edits. Usage: node --import tsx scripts/bench/edits.ts [contracts, as 0-130] [passages per contract] [seed] [print misses]
 */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { mediaTypes } from "@/lib/documents/media-type"
import { bearsOnQuestion, countStems, listSayings, weighQuestion } from "@/lib/documents/versions/bears-on-question"
import { compareVersions } from "@/lib/documents/versions/compare-versions"
import { findPassage } from "@/lib/documents/versions/find-passage"
import { listChanges } from "@/lib/documents/versions/list-changes"
import { runAtOnce } from "@/lib/documents/versions/run-in-slices"
import { sharedData } from "@/tests/support/shared-data"
import { describeMachine } from "./support/describe-machine"
import { layPages } from "./support/lay-pages"
import { editsElsewhere, editsInOtherLayout, editsInside, type Passage, type Planted } from "./support/plant-edits"
import { layoutsOf } from "./support/plant-layouts"
import { sampleOf } from "./support/quantiles"
import { wrapLines } from "./support/wrap-lines"

type Contract = { id: string; core: boolean; text: string }
type Question = { doc_id: string; question: string; answerable: boolean; spans: Passage[] }
type Tally = { right: number; all: number }

const layoutKinds = /reflowed|one line|hyphenated|quotes|new pages|DOCX/
const relay = [
  { kind: "other line breaks", lay: (text: string) => text.split(/\n\s*\n/).map((block) => wrapLines(block, 60)).join("\n\n") },
  { kind: "new pages", lay: (text: string) => layPages(text, [], { header: () => "Supply Agreement – Confidential", footer: (page, count) => `Page ${page} of ${count}`, length: 2_500 }).text },
]

async function main(): Promise<void> {
  const contractsFile = sharedData("cuad", "documents.jsonl")
  const questionsFile = sharedData("cuad", "questions.jsonl")
  if (!contractsFile || !questionsFile) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const [from = 0, to = 130] = (process.argv[2] ?? "0-130").split("-").map(Number)
  const contracts = readLines<Contract>(contractsFile).slice(from, to)
  const questions = readLines<Question>(questionsFile)
  const tallies = { flagged: new Map<string, Tally>(), quiet: new Map<string, Tally>(), layout: new Map<string, Tally>(), given: new Map<string, Tally>() }
  const durationsMs: number[] = []
  const compare = (before: string, planted: Pick<Planted, "text" | "pages" | "before">) => {
    const startedMs = performance.now()
    const comparison = runAtOnce(compareVersions(planted.before ?? { text: before, pages: null }, planted))
    durationsMs.push(performance.now() - startedMs)
    return comparison
  }
  for (const contract of contracts) {
    const random = seeded(`${process.argv[4] ?? ""}${contract.id}`)
    const half = createHash("sha256").update(contract.id).digest().readUInt8(1) % 2 === 0 ? "first half" : "second half"
    const note = (kind: keyof typeof tallies, name: string, isRight: boolean, show: () => string) => {
      for (const key of [name, `all, ${half}`]) {
        const tally = tallies[kind].get(key) ?? { right: 0, all: 0 }
        tallies[kind].set(key, { right: tally.right + (isRight ? 1 : 0), all: tally.all + 1 })
      }
      if (!isRight && process.argv[5]) console.log(`${kind} ${name} ${contract.id}: ${show()}`)
    }
    const passages = choosePassages(contract, questions, Number(process.argv[3] ?? 8))
    for (const passage of passages)
      for (const planted of [...editsInside(contract.text, passage, random), ...editsInOtherLayout(contract.text, passage, { random, relay })])
        note("flagged", planted.kind, findPassage(compare(contract.text, planted), passage).state !== "kept", () => contract.text.slice(passage.start, passage.end).slice(0, 300))
    const elsewhere = await editsElsewhere(contract.text, passages, random)
    const layouts = await layoutsOf(contract.text, passages, random)
    for (const planted of [...elsewhere, ...layouts, ...(await readOriginal(contract))]) {
      const comparison = compare(contract.text, planted)
      const isLayout = layoutKinds.test(planted.kind) || layouts.includes(planted)
      const before = planted.before?.text ?? contract.text
      for (const passage of planted.before?.passages ?? passages) {
        const fate = findPassage(comparison, passage)
        note("quiet", planted.kind, fate.state === "kept", () => `${before.slice(passage.start, passage.end).slice(0, 300)} → ${fate.state} ${fate.place ? planted.text.slice(fate.place.start, fate.place.end).slice(0, 300) : ""}`)
      }
      const changes = runAtOnce(listChanges(comparison))
      if (!/original/.test(planted.kind) && !layouts.includes(planted)) {
        const frequencies = runAtOnce(countStems([contract.text, planted.text]))
        const sayings = changes.flatMap((change) => runAtOnce(listSayings({ old: contract.text, new: planted.text }, change)))
        for (const { question } of questions.filter((one) => one.doc_id === contract.id)) {
          const weighed = weighQuestion(question, frequencies)
          note("given", planted.kind, !sayings.some(({ stems }) => bearsOnQuestion(stems, weighed)), () => question.slice(0, 160))
        }
      }
      if (isLayout) {
        note("layout", planted.kind, changes.length === 0, () => changes.slice(0, 3).map(({ old, new: now }) => `${JSON.stringify(before.slice(old.start, old.end).slice(0, 80))} → ${JSON.stringify(planted.text.slice(now.start, now.end).slice(0, 80))}`).join(" | "))
      }
    }
  }
  print("Edits inside a cited passage: share that is flagged", tallies.flagged)
  print("Other edits: share of cited passages left alone", tallies.quiet)
  print("Other edits, with the whole contract given and not cited: share of the 41 questions left alone", tallies.given)
  print("Layout-only versions: share that is said to be the same", tallies.layout)
  const { p50, p99 } = sampleOf(durationsMs)
  console.log(`comparing two versions: median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ${contracts.length} contracts; ${describeMachine()}`)
}

/** Passages of at least four words that do not run over a paragraph's end and stand once in the contract. */
function choosePassages({ id, text }: Contract, questions: readonly Question[], most: number): Passage[] {
  const spans = questions.filter((question) => question.doc_id === id && question.answerable).flatMap((question) => question.spans)
  const fitting = spans.filter(({ start, end }) => {
    const passage = text.slice(start, end)
    return passage.split(/\s+/).length >= 4 && !/\n\s*\n/.test(passage) && text.indexOf(passage) === text.lastIndexOf(passage)
  })
  return fitting.filter((span, index) => fitting.findIndex((other) => other.start < span.end && span.start < other.end) === index).slice(0, most)
}

/** The same contract read from its original PDF, where there is one; its text was made from that file by others. */
async function readOriginal({ id }: Contract): Promise<Planted[]> {
  const file = sharedData("contracts_pdf", `${id}.pdf`)
  if (!file) return []
  const read = await readDocument({ bytes: new Uint8Array(readFileSync(file)), mediaType: mediaTypes.pdf, fileName: "contract.pdf" }, defaultLimits)
  return read.ok ? [{ kind: "read from the original PDF", text: read.extraction.text, pages: read.extraction.pages }] : []
}

function print(title: string, tallies: Map<string, Tally>): void {
  console.log(title)
  for (const [name, { right, all }] of tallies) console.log(`  ${name.padEnd(54)} ${((100 * right) / all).toFixed(2).padStart(6)} % of ${all}`)
}

function seeded(seed: string): () => number {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0)
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)
}

await main()
