import { clauseTypeAsked } from "./answering/clause-questions"
import { listClauseTypes } from "./clauses/extract-clauses"
import { ideasOf } from "./synonyms"
import { splitWords, stem, stopWords } from "./words"

export const dimensions = 1536

const weights = { word: 0.5, stem: 1, pair: 0.6, letters: 0.22, idea: 0.8, clause: 2.5 }
/** Words that nearly every contract passage holds say little about any of them. */
const commonplace = new Set("agreement agreements party parties section contract contracts pursuant including set forth provided term terms one two date".split(" ").map(stem))
const commonplaceFactor = 0.3
const longestKeywords = 25
const longestQuestion = 120
const letterGroup = 4
const shortestForLetters = 5

/** One unit vector of 1536 numbers; equal texts give equal vectors, a text without words gives a fixed one. */
export function embedText(text: string): number[] {
  const counts = new Map<string, { weight: number; count: number }>()
  const add = (feature: string, weight: number) => {
    const known = counts.get(feature)
    if (known) known.count++
    else counts.set(feature, { weight, count: 1 })
  }
  let previous = ""
  for (const word of splitWords(text)) {
    if (stopWords.has(word)) continue
    const base = stem(word)
    const factor = commonplace.has(base) ? commonplaceFactor : 1
    add(`s:${base}`, weights.stem * factor)
    if (base !== word) add(`w:${word}`, weights.word * factor)
    for (const idea of ideasOf(base)) add(`i:${idea}`, weights.idea * factor)
    if (previous) add(`p:${previous} ${base}`, weights.pair)
    previous = base
    if (base.length >= shortestForLetters && factor === 1) for (let at = 0; at + letterGroup <= base.length; at++) add(`l:${base.slice(at, at + letterGroup)}`, weights.letters)
  }
  for (const type of clauseTypesOf(text)) add(`c:${type}`, weights.clause)
  if (counts.size === 0) add("empty", 1)
  const vector = new Float64Array(dimensions)
  for (const [feature, { weight, count }] of counts) {
    const hash = hashOf(feature)
    const value = weight * (1 + Math.log(count))
    const at = (hash >>> 1) % dimensions
    vector[at] = (vector[at] ?? 0) + (hash & 1 ? value : -value)
  }
  let length = 0
  for (const value of vector) length += value * value
  const norm = Math.sqrt(length)
  if (norm === 0) return Array.from(vector, (_, index) => (index === 0 ? 1 : 0))
  return Array.from(vector, (value) => Math.fround(value / norm))
}

/** Clause types a passage holds, or a question asks for: so that both meet whatever their words are. */
function clauseTypesOf(text: string): Set<string> {
  const words = text.trim().split(/\s+/, longestQuestion + 1).length
  const isQuestion = words <= longestKeywords || (words <= longestQuestion && text.includes("?"))
  const asked = isQuestion ? clauseTypeAsked(text) : null
  return asked ? new Set([asked]) : listClauseTypes(text)
}

/** 32-bit FNV-1a with a final mix, so that low bits are as good as high ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
