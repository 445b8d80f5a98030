/** Damping of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
const damping = 60

export type Ranking = { keys: string[]; weight: number }

/** Reciprocal rank fusion: keys by the weighted sum of 1 / (60 + rank), scaled so that first in every ranking gives 1. Best first; ties by key. */
export function fuseRankings(rankings: readonly Ranking[]): { key: string; score: number }[] {
  const best = rankings.reduce((sum, ranking) => sum + ranking.weight / (damping + 1), 0)
  const scores = new Map<string, number>()
  for (const { keys, weight } of rankings) {
    for (const [index, key] of [...new Set(keys)].entries()) scores.set(key, (scores.get(key) ?? 0) + weight / (damping + 1 + index))
  }
  return [...scores]
    .map(([key, score]) => ({ key, score: best > 0 ? score / best : 0 }))
    .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
}
