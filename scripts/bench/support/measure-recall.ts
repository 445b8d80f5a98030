import { type Passage, retrievePassages } from "@/lib/retrieval"
import type { Corpus } from "./add-to-corpus"

const depths = [1, 3, 5, 10]
const ways = ["full text", "vector", "fused"] as const

export type RecallCase = {
  query: string
  /** Only in these; null: in everything there is. */
  documentIds: string[] | null
  isRight: (passage: Passage) => boolean
  groups: string[]
}

/** A table of recall@1/3/5/10 and mean reciprocal rank (0 beyond the tenth) by way of searching and group of questions. */
export async function measureRecall(corpus: Corpus, { cases, allIds }: { cases: readonly RecallCase[]; allIds: readonly string[] }): Promise<string[]> {
  const ranks = new Map<string, number[]>()
  for (const { query, documentIds, isRight, groups } of cases) {
    const vector = await corpus.deps.models.embedding.vector(query)
    for (const way of ways) {
      // A search for stop words alone finds nothing by words: what is left are the vectors.
      const input = way === "full text" ? { query, documentIds, queryVector: null } : way === "vector" ? { query: "the", documentIds: documentIds ?? allIds, queryVector: vector } : { query, documentIds, queryVector: vector }
      const passages = await retrievePassages(corpus, { ...input, topK: 10 })
      const rank = passages.findIndex(isRight) + 1
      for (const group of groups) ranks.set(`${group}|${way}`, [...(ranks.get(`${group}|${way}`) ?? []), rank])
    }
  }
  return [...ranks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, found]) => {
    const [group = "", way = ""] = key.split("|")
    const recall = depths.map((depth) => `@${depth} ${share(found.filter((rank) => rank > 0 && rank <= depth).length, found.length)}`)
    const reciprocal = found.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / Math.max(1, found.length)
    return `${group.padEnd(34)} ${way.padEnd(10)} ${recall.join("  ")}  MRR ${reciprocal.toFixed(3)}  (${found.length})`
  })
}

function share(part: number, whole: number): string {
  return (part / Math.max(1, whole)).toFixed(3)
}
