/**
 * Clauses found without a model's key, against those that lawyers marked in CUAD's contracts: precision and recall by type in two halves
 * by the contract's id (what was learned was learned from the first), how often a find is right by how sure the extraction said it is,
 * and the share of gold clauses among the first ten that a search by meaning finds across contracts of each half.
 * Usage: npm run bench:clauses -- [contracts searched in each half, 0 for none] [contracts read, all]
 */
import { splitSections } from "@/lib/documents/split-sections"
import { extractSection } from "@/lib/inference/providers/offline/tasks/extract-section"
import { locateClauses, mergeClauses } from "@/lib/services/documents/analysis/locate-clauses"
import { clauseHalfOf, isSameClause } from "./support/clause-spans"
import { type ContractQuestion, readContracts } from "./support/contract-questions"
import { describeMachine } from "./support/describe-machine"
import { measureClauseSearch } from "./support/measure-clause-search"

type Found = { type: string; start: number; end: number; text: string; confidence: number }
type Tally = { right: number; found: number; met: number; gold: number }
type Judged = { half: number; confidence: number; isRight: boolean }

const sectionWords = 1_300
const bounds = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
const halves = [0, 1] as const

async function main(): Promise<void> {
  const read = readContracts()
  if (!read) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  console.log(describeMachine())
  const contracts = read.contracts.slice(0, Number(process.argv[3] ?? read.contracts.length))
  const tallies = new Map<string, Tally>()
  const judged: Judged[] = []
  for (const contract of contracts) {
    const half = clauseHalfOf(contract.id)
    const found = extractWhole(contract.text)
    for (const question of read.questions.filter(({ doc_id }) => doc_id === contract.id)) {
      const own = found.filter(({ type }) => type === question.clause_type)
      for (const key of [`${half} ${question.clause_type}`, `${half} all types`, ...(contract.core ? [`${half} all types, short contracts`] : [])]) count(tallyOf(tallies, key), { question, found: own })
      judged.push(...own.map((one) => ({ half, confidence: one.confidence, isRight: question.spans.some((span) => isSameClause(one.type, one, span)) })))
    }
  }
  for (const name of [...new Set([...tallies.keys()].map((key) => key.slice(2)))].toSorted()) console.log(line(name, halves.map((half) => tallyOf(tallies, `${half} ${name}`))))
  for (const half of halves) console.log(`how sure → how often right, half ${half + 1}: ${sureness(judged.filter((one) => one.half === half))}`)
  const searched = Number(process.argv[2] ?? 20)
  for (const half of halves) if (searched > 0) console.log(await measureClauseSearch(contracts.filter(({ core, id }) => core && clauseHalfOf(id) === half).slice(0, searched), read.questions))
}

/** Section by section, as the analysis of a document does. */
function extractWhole(text: string): Found[] {
  const located = splitSections({ text, pages: null, sections: [] }, { maxWords: sectionWords }).flatMap((section) => {
    const output = extractSection({ promptKey: "clause_extract", inputs: { sectionText: section.text }, sources: [] })
    return locateClauses({ output, section, pages: null }).clauses
  })
  return mergeClauses(located).map(({ clauseType, start, end, quote, confidence }) => ({ type: clauseType, start: start ?? 0, end: end ?? 0, text: quote, confidence }))
}

function count(tally: Tally, { question, found }: { question: ContractQuestion; found: Found[] }): void {
  const { spans, clause_type: type } = question
  tally.right += found.filter((one) => spans.some((span) => isSameClause(type, one, span))).length
  tally.found += found.length
  tally.met += spans.filter((span) => found.some((one) => isSameClause(type, one, span))).length
  tally.gold += spans.length
}

function line(name: string, tallies: readonly Tally[]): string {
  const share = (part: number, whole: number) => (whole === 0 ? "  – " : (part / whole).toFixed(2))
  return `${name.padEnd(36)} ${tallies.map(({ right, found, met, gold }, half) => `half ${half + 1}: precision ${share(right, found)} recall ${share(met, gold)} (${gold} marked, ${found} found)`).join("   ")}`
}

function sureness(judged: readonly Judged[]): string {
  return bounds
    .slice(1)
    .map((bound, at) => {
      const within = judged.filter(({ confidence }) => confidence >= (bounds[at] ?? 0) && confidence < bound)
      return `${bounds[at]}–${Math.min(1, bound)} ${within.length === 0 ? "–" : (within.filter(({ isRight }) => isRight).length / within.length).toFixed(2)} (${within.length})`
    })
    .join(", ")
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? { right: 0, found: 0, met: 0, gold: 0 }
  tallies.set(key, tally)
  return tally
}

await main()
