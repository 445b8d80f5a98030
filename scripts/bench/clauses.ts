/**
 * Clauses found without a model's key, against those that lawyers marked in CUAD's core contracts: precision and recall by type, in two
 * halves by the contract's id; and the share of gold clauses among the first ten that a search by meaning finds across all
 * contracts. Usage: node --import tsx scripts/bench/clauses.ts [contracts searched, 0 for none]
 */
import { readFileSync } from "node:fs"
import { createHash } from "node:crypto"
import { openPglite } from "@/drizzle/client"
import { splitSections } from "@/lib/documents/split-sections"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { extractSection } from "@/lib/inference/providers/offline/tasks/extract-section"
import { searchClauses } from "@/lib/services/clauses"
import { uploadDocument } from "@/lib/services/documents"
import { locateClauses, mergeClauses } from "@/lib/services/documents/analysis/locate-clauses"
import { createTenant, testDeps } from "@/tests/support/deps"
import { sharedData } from "@/tests/support/shared-data"
import { runEngine } from "@/tests/integration/documents-services/run-engine"

type Contract = { id: string; core: boolean; text: string }
type Question = { doc_id: string; clause_type: string; question: string; answerable: boolean; spans: { start: number; end: number; text: string }[] }
type Found = { type: string; start: number; end: number; text: string }
type Tally = { right: number; found: number; met: number; gold: number; contractsMet: number; contractsGold: number; contractsFound: number; contractsRight: number }

/** Names and dates stand in many places of a contract, and any of them is right. */
const byText = new Set(["Document Name", "Parties", "Agreement Date", "Effective Date"])
const sectionWords = 1_300

async function main(): Promise<void> {
  const contractsFile = sharedData("cuad", "documents.jsonl")
  const questionsFile = sharedData("cuad", "questions.jsonl")
  if (!contractsFile || !questionsFile) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const contracts = readLines<Contract>(contractsFile).filter((contract) => contract.core)
  const questions = readLines<Question>(questionsFile)
  const halves = [new Map<string, Tally>(), new Map<string, Tally>()]
  for (const contract of contracts) {
    const found = extractWhole(contract.text)
    for (const question of questions.filter(({ doc_id }) => doc_id === contract.id)) {
      const half = halves[halfOf(contract.id)] ?? new Map<string, Tally>()
      count(tallyOf(half, question.clause_type), { question, found: found.filter(({ type }) => type === question.clause_type) })
    }
  }
  report(halves)
  const searched = Number(process.argv[2] ?? 20)
  if (searched > 0) await reportSearch(contracts.slice(0, searched), questions)
}

function extractWhole(text: string): Found[] {
  const located = splitSections({ text, pages: null, sections: [] }, { maxWords: sectionWords }).flatMap((section) => {
    const output = extractSection({ promptKey: "clause_extract", inputs: { sectionText: section.text }, sources: [] })
    return locateClauses({ output, section, pages: null }).clauses
  })
  return mergeClauses(located).map(({ clauseType, start, end, quote }) => ({ type: clauseType, start: start ?? 0, end: end ?? 0, text: quote }))
}

function count(tally: Tally, { question, found }: { question: Question; found: Found[] }): void {
  const { spans, answerable, clause_type: type } = question
  const right = found.filter((one) => spans.some((span) => isSame(type, one, span))).length
  tally.right += right
  tally.found += found.length
  tally.gold += spans.length
  tally.met += spans.filter((span) => found.some((one) => isSame(type, one, span))).length
  if (answerable) tally.contractsGold += 1
  if (found.length > 0) tally.contractsFound += 1
  if (answerable && found.length > 0) tally.contractsRight += 1
  if (right > 0) tally.contractsMet += 1
}

function isSame(type: string, found: Omit<Found, "type">, span: Question["spans"][number]): boolean {
  return byText.has(type) ? sameWords(found.text, span.text) : overlap(found, span) >= 0.5
}

function sameWords(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim())
  return one !== undefined && other !== undefined && one !== "" && other !== "" && (one.includes(other) || other.includes(one))
}

/** Shared characters as a share of the shorter one. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(1, Math.min(a.end - a.start, b.end - b.start))
}

function report(halves: Map<string, Tally>[]): void {
  const share = (part: number, whole: number) => (whole === 0 ? "   –" : (part / whole).toFixed(2))
  const line = (name: string, { right, found, met, gold, contractsMet, contractsGold, contractsFound, contractsRight }: Tally) =>
    `${name.padEnd(36)} precision ${share(right, found)}  recall ${share(met, gold)}  contracts: found ${share(contractsMet, contractsGold)}, said rightly ${share(contractsRight, contractsFound)}  (${gold} marked, ${found} found)`
  const types = [...new Set(halves.flatMap((half) => [...half.keys()]))].toSorted()
  for (const type of types) console.log(line(type, halves.map((half) => tallyOf(half, type)).reduce(plus)))
  halves.forEach((half, index) => console.log(line(`all types, half ${index + 1}`, [...half.values()].reduce(plus, newTally()))))
}

async function reportSearch(contracts: Contract[], questions: Question[]): Promise<void> {
  const deps = await testDeps(await openPglite({ folder: null }), { offline: { chat: createOfflineChatModel({ tokensPerSecond: 0 }), embedding: createOfflineEmbeddingModel() } })
  const tenant = await createTenant(deps, { tokensPerDay: 1_000_000_000n })
  const [author, reviewer] = [await tenant.context("member"), await tenant.context("reviewer")]
  const contractOf = new Map<string, Contract>()
  for (const contract of contracts) {
    const { id } = await uploadDocument(author, { bytes: new Uint8Array(Buffer.from(contract.text)), fileName: `${contract.id}.txt` })
    contractOf.set(id, contract)
    await runEngine(deps)
  }
  const types = [...new Map(questions.map((question) => [question.clause_type, question])).values()]
  const shares: Record<"question" | "name", { right: number; possible: number }> = { question: { right: 0, possible: 0 }, name: { right: 0, possible: 0 } }
  for (const { clause_type: type, question } of types) {
    const gold = questions.filter((one) => one.clause_type === type && one.answerable && contracts.some(({ id }) => id === one.doc_id))
    const marked = gold.reduce((sum, { spans }) => sum + spans.length, 0)
    if (marked === 0) continue
    for (const [way, q] of [["question", question], ["name", type]] as const) {
      const found = await searchClauses(reviewer, { q, limit: 10 })
      shares[way].right += found.filter((clause) => gold.some(({ doc_id, spans }) => contractOf.get(clause.documentId)?.id === doc_id && spans.some((span) => isSame(type, { start: clause.start ?? 0, end: clause.end ?? 0, text: clause.quote }, span)))).length
      shares[way].possible += Math.min(10, marked)
    }
  }
  await deps.database.close()
  for (const [way, { right, possible }] of Object.entries(shares)) console.log(`search by ${way} across ${contracts.length} contracts: ${right} of ${possible} places among the first ten are clauses that lawyers marked with the type (${(right / possible).toFixed(2)})`)
}

function halfOf(id: string): number {
  return (createHash("sha256").update(id).digest()[2] ?? 0) % 2
}

function newTally(): Tally {
  return { right: 0, found: 0, met: 0, gold: 0, contractsMet: 0, contractsGold: 0, contractsFound: 0, contractsRight: 0 }
}

function tallyOf(half: Map<string, Tally>, type: string): Tally {
  const tally = half.get(type) ?? newTally()
  half.set(type, tally)
  return tally
}

function plus(a: Tally, b: Tally): Tally {
  return Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + b[name as keyof Tally]])) as Tally
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)
}

await main()
