/**
 * Learns from the first half of CUAD's contracts which signs of a sentence speak for which clause type, and writes
 * lib/inference/providers/offline/clauses/clause-weights.json. How sure it is of a sentence it has not seen is measured on the
 * same half, each fifth of the contracts by what the other four taught. Usage: npm run fit:clauses
 */
import { writeFileSync } from "node:fs"
import { createHash } from "node:crypto"
import { splitSections } from "@/lib/documents/split-sections"
import { describedBy, shortestClause } from "@/lib/inference/providers/offline/clauses/clause-rules"
import { describeSentences } from "@/lib/inference/providers/offline/clauses/describe-sentences"
import { splitSentences } from "@/lib/inference/providers/offline/split-sentences"
import { type Contract, type ContractQuestion, readContracts } from "./support/contract-questions"
import { clauseHalfOf, isInsideSpan } from "./support/clause-spans"
import { fitLogistic } from "./support/fit-logistic"
import { fitSigns, oddsOf } from "./support/fit-signs"

type Row = { fold: number; signs: Int32Array; types: Set<string> }

const file = "lib/inference/providers/offline/clauses/clause-weights.json"
const folds = 5
/** A sign that fewer contracts have says more about them than about a type. */
const fewestContracts = 3
const mostSigns = 800
const ridge = 1.5
/** Rules were written by people who read contracts, so they are believed more readily; those of the type itself most. */
const ridgeOfRules = ridge / 4
const ridgeOfOwnRule = ridgeOfRules * 0.3
/** With fewer marked sentences a type's rule is taken as it is. */
const fewestMarked = 15
const wholeWords = 1_300

function main(): void {
  const read = readContracts()
  if (!read) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const contracts = read.contracts.filter(({ id }) => clauseHalfOf(id) === 0)
  const { rows, names } = readRows(contracts, read.questions)
  const types = describedBy.map(({ type }) => type)
  const models = new Map<string, Float64Array>()
  const seen: { values: number[]; isTrue: boolean }[] = []
  const rare: Record<string, number> = {}
  for (const type of types) {
    const marked = rows.filter((row) => row.types.has(type)).length
    const rule = names.indexOf(`r:${type}`)
    const hits = rows.filter((row) => rule >= 0 && row.signs.includes(rule))
    if (marked < fewestMarked) rare[type] = round((hits.filter((row) => row.types.has(type)).length + 1) / (hits.length + 4))
    if (marked === 0) continue
    for (const fold of marked < fewestMarked ? [] : Array.from({ length: folds }, (_, index) => index)) {
      const weights = learn(rows.filter((row) => row.fold !== fold), { type, names })
      for (const row of rows.filter((row) => row.fold === fold)) seen.push({ values: [oddsOf(weights, row.signs)], isTrue: row.types.has(type) })
    }
    models.set(type, learn(rows, { type, names }))
    console.log(`${type}: ${marked} sentences marked`)
  }
  // Sentences that are surely none would drown the few that are in doubt.
  const [slope = 1, shift = 0] = fitLogistic(seen.filter(({ values }) => (values[0] ?? 0) > -4), { ridge: 0 })
  writeFileSync(file, `${JSON.stringify(written(models, { names, scale: { slope: round(slope), shift: round(shift) }, rare }))}\n`)
  console.log(`${contracts.length} contracts, ${rows.length} sentences, scale ${round(slope)} ${round(shift)}; written to ${file}`)
}

function readRows(contracts: readonly Contract[], questions: readonly ContractQuestion[]): { rows: Row[]; names: string[] } {
  const drafts = contracts.flatMap((contract) => {
    const marks = questions.filter(({ doc_id, clause_type }) => doc_id === contract.id && describedBy.some(({ type }) => type === clause_type))
    return splitSections({ text: contract.text, pages: null, sections: [] }, { maxWords: wholeWords }).flatMap((section) => {
      const sentences = splitSentences(section.text)
      const signs = describeSentences(sentences, describedBy)
      return sentences.flatMap(({ text, start, end }, at) => {
        const place = { start: section.start + start, end: section.start + end, text }
        return text.length < shortestClause ? [] : [{ id: contract.id, signs: signs[at] ?? new Set<string>(), types: new Set(marks.filter(({ spans }) => spans.some((span) => isInsideSpan(place, span))).map(({ clause_type }) => clause_type)) }]
      })
    })
  })
  const holders = new Map<string, Set<string>>()
  for (const { id, signs } of drafts) for (const sign of signs) holders.set(sign, (holders.get(sign) ?? new Set()).add(id))
  const names = [...holders].filter(([, ids]) => ids.size >= fewestContracts).map(([sign]) => sign)
  const places = new Map(names.map((name, at) => [name, at]))
  return { names, rows: drafts.map(({ id, signs, types }) => ({ fold: foldOf(id), types, signs: Int32Array.from([...signs].flatMap((sign) => places.get(sign) ?? [])) })) }
}

/** Twice: with every sign, then with those alone that said most. */
function learn(rows: readonly Row[], { type, names }: { type: string; names: readonly string[] }): Float64Array {
  const truths = Uint8Array.from(rows, (row) => Number(row.types.has(type)))
  const penalties = Float64Array.from(names, (name) => (name === `r:${type}` || name.startsWith(`r:${type} `) ? ridgeOfOwnRule : name.startsWith("r:") ? ridgeOfRules : ridge))
  const whole = fitSigns({ rows: rows.map(({ signs }) => signs), truths, penalties })
  const counts = new Float64Array(names.length)
  for (const { signs } of rows) for (const sign of signs) counts[sign] = (counts[sign] ?? 0) + 1
  const kept = [...names.keys()].toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, mostSigns)
  function weightOf(sign: number): number {
    return Math.abs(whole[sign] ?? 0) * Math.sqrt(counts[sign] ?? 0)
  }
  const places = new Map(kept.map((sign, at) => [sign, at]))
  const small = fitSigns({ rows: rows.map(({ signs }) => Int32Array.from([...signs].flatMap((sign) => places.get(sign) ?? []))), truths, penalties: Float64Array.from(kept, (sign) => penalties[sign] ?? ridge) })
  const weights = new Float64Array(names.length + 1)
  for (const [at, sign] of kept.entries()) weights[sign] = small[at] ?? 0
  weights[names.length] = small[kept.length] ?? 0
  return weights
}

function written(models: Map<string, Float64Array>, { names, scale, rare }: { names: readonly string[]; scale: { slope: number; shift: number }; rare: Record<string, number> }) {
  const types = [...models.keys()]
  const signs = names.flatMap((name, at) => {
    const pairs = types.flatMap((type, place) => {
      const weight = Math.round((models.get(type)?.[at] ?? 0) * 100)
      return weight === 0 ? [] : [place, weight]
    })
    return pairs.length === 0 ? [] : [[name, pairs] as const]
  })
  return { source: "CUAD v1, The Atticus Project, CC BY 4.0", types, biases: types.map((type) => round(models.get(type)?.[names.length] ?? 0)), scale, rare, signs: Object.fromEntries(signs) }
}

function foldOf(id: string): number {
  return (createHash("sha256").update(id).digest()[5] ?? 0) % folds
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

main()
