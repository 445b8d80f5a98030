export type TermHit = { wordCount: number; termCounts: Record<string, number> }

/** `score` is Okapi BM25; `coverage`, 0 to 1, the share of the question's weight whose words stand in the passage. */
export type TermScore = { score: number; coverage: number }

const saturation = 1.2
const lengthInfluence = 0.75

/**
 * BM25 with the candidates as the collection: a word in most of them says little, a word in none or few says much.
 * `terms` are the question's words; words that no candidate holds count against every passage's coverage.
 */
export function scoreFullText(hits: readonly TermHit[], terms: readonly string[]): TermScore[] {
  const averageWords = hits.reduce((sum, hit) => sum + hit.wordCount, 0) / Math.max(1, hits.length)
  const weights = new Map(terms.map((term) => [term, inverseFrequency(hits, term)]))
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return hits.map((hit) => {
    const norm = saturation * (1 - lengthInfluence + (lengthInfluence * hit.wordCount) / Math.max(1, averageWords))
    let score = 0
    let covered = 0
    for (const [term, weight] of weights) {
      const count = hit.termCounts[term] ?? 0
      if (count === 0) continue
      score += (weight * count * (saturation + 1)) / (count + norm)
      covered += weight
    }
    return { score, coverage: total > 0 ? covered / total : 0 }
  })
}

function inverseFrequency(hits: readonly TermHit[], term: string): number {
  const holding = hits.reduce((sum, hit) => sum + (hit.termCounts[term] ? 1 : 0), 0)
  return Math.log(1 + (hits.length - holding + 0.5) / (holding + 0.5))
}
