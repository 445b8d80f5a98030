import { clauseTypes } from "@/prompts/clause-types"
import type { WorkspaceClause } from "./clauses.dto"
import { everydayWords } from "./everyday-words"

type Place = { documentId: string; start: number; end: number }

const weights = { passage: 1, type: 1.6, quote: 0.8, confidence: 0.3 }
/** Below this a query has nothing to do with any type by name. */
const leastNearness = 0.12
const asNearAs = 0.7
const mostMeant = 3
const wordPattern = /[\p{L}\p{N}]+/gu
const empty = new Set("a an and any are as at be by can clause clauses contract contracts agreement agreements do does for from has have how if in is it its may of on or other our party parties shall that the their there these this to under what when which who will with would".split(" "))

/** Clauses of the passages that a search found, best first: by the rank of the passage, and by how near type and words of the clause come to the query. */
export function rankClauses(query: string, { clauses, passages }: { clauses: readonly WorkspaceClause[]; passages: readonly Place[] }): WorkspaceClause[] {
  const wanted = stemsOf(query)
  const rarity = rarityOf(wanted, clauses)
  const nearness = nearnessOf(wanted)
  const nearest = Math.max(0.001, ...nearness.values())
  return clauses
    .map((clause) => {
      const rank = passages.findIndex((passage) => passage.documentId === clause.documentId && (clause.start ?? -1) < passage.end && (clause.end ?? -1) > passage.start)
      const byPassage = rank < 0 ? 0 : 1 / (1 + rank / 10)
      const byType = (nearness.get(clause.clauseType) ?? 0) / nearest
      const byWords = coverage(wanted, { text: stemsOf(clause.quote), rarity })
      return { clause, score: weights.passage * byPassage + weights.type * byType + weights.quote * byWords + weights.confidence * clause.confidence }
    })
    .toSorted((a, b) => b.score - a.score || (a.clause.id < b.clause.id ? -1 : 1))
    .map(({ clause }) => clause)
}

/** The types that a query seems to mean, the nearest first; none where it shares no word with any. */
export function typesMeant(query: string): string[] {
  const named = clauseTypes.find(({ name }) => name.toLowerCase() === query.trim().toLowerCase())
  if (named) return [named.name]
  const nearness = nearnessOf(stemsOf(query))
  const nearest = Math.max(...nearness.values())
  if (nearest < leastNearness) return []
  return [...nearness].filter(([, near]) => near >= nearest * asNearAs).toSorted(([, a], [, b]) => b - a).slice(0, mostMeant).map(([name]) => name)
}

/** Each type's words with their weights: a rare word says more than one that many types share, one of the name twice as much, one that people use half as much again. */
const typeWords = new Map(clauseTypes.map(({ name, definition }) => [name as string, { inName: stemsOf(name), inSpeech: stemsOf(everydayWords[name]), all: stemsOf(`${name} ${definition} ${everydayWords[name]}`) }]))
const typesWith = (stem: string) => [...typeWords.values()].filter(({ all }) => all.has(stem)).length
const typeVectors = new Map([...typeWords].map(([name, { inName, inSpeech, all }]) => [name, new Map([...all].map((stem) => [stem, rarityAmongTypes(stem) * (inName.has(stem) ? 2 : inSpeech.has(stem) ? 1.5 : 1)]))]))

function rarityAmongTypes(stem: string): number {
  return Math.log(1 + clauseTypes.length / (1 + typesWith(stem)))
}

/** Cosine between the words of the query and those of each type. */
function nearnessOf(wanted: Set<string>): Map<string, number> {
  const query = new Map([...wanted].map((stem) => [stem, rarityAmongTypes(stem)]))
  return new Map([...typeVectors].map(([name, vector]) => [name, [...query].reduce((sum, [stem, weight]) => sum + weight * (vector.get(stem) ?? 0), 0) / Math.max(0.001, lengthOf(query) * lengthOf(vector))]))
}

function lengthOf(vector: Map<string, number>): number {
  return Math.hypot(...vector.values())
}

function coverage(wanted: Set<string>, { text, rarity }: { text: Set<string>; rarity: Map<string, number> }): number {
  let found = 0
  let all = 0
  for (const stem of wanted) {
    const weight = rarity.get(stem) ?? 1
    all += weight
    if (text.has(stem)) found += weight
  }
  return all === 0 ? 0 : found / all
}

function rarityOf(wanted: Set<string>, clauses: readonly WorkspaceClause[]): Map<string, number> {
  const texts = clauses.map(({ quote }) => stemsOf(quote))
  return new Map([...wanted].map((stem) => [stem, Math.log(1 + texts.length / (1 + texts.filter((text) => text.has(stem)).length))]))
}

/** Words without their commonest endings; enough to meet "terminate" with "termination". */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(wordPattern) ?? []
  return new Set(words.filter((word) => !empty.has(word)).map((word) => (word.length > 5 ? word.replace(/(?:ations?|ions?|ments?|ings?|able|ives?|ity|ies|ees?|ers?|ors?|ed|es|al|ly|e|s|y)$/, "").replace(/e$/, "") : word.replace(/s$/, ""))))
}
