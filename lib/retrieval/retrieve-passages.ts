import type { Tx } from "@/drizzle/client"
import { countServingChunks } from "@/lib/store/retrieval/count-serving-chunks"
import { listFullTextHits, listQueryTerms } from "@/lib/store/retrieval/list-full-text-hits"
import { listNearestChunks, type NearestChunk } from "@/lib/store/retrieval/list-nearest-chunks"
import { listPassages } from "@/lib/store/retrieval/list-passages"
import { addNeighbours, type PlacedPassage } from "./add-neighbours"
import { findNamedDocuments } from "./find-named-documents"
import { fuseRankings } from "./fuse-rankings"
import { rankByMentions } from "./rank-by-mentions"
import type { Passage, RetrievalContext } from "./retrieval-types"
import { scoreFullText } from "./score-full-text"
import { indexFromVectors } from "./vector-index"

export type RetrievePassagesInput = {
  query: string
  /** Only in these; absent or null: in everything the caller may read. */
  documentIds?: readonly string[] | null
  topK: number
  /** Tokens that the passages may take in a prompt; what they leave goes to the neighbours of the best. Absent: no limit, and no neighbours. */
  tokenBudget?: number
  /** The query's vector of the context's embedding model; null searches by words alone. */
  queryVector: readonly number[] | null
  /** Overrides the embedding model's own least cosine. */
  minimumSimilarity?: number | null
}

const candidateCount = 200
const nearestCount = 50
/**
 * Share of a question's weight that one passage must hold before a search of everything counts as a find by words. On
 * questions about other things than the texts 0.35 lets 4 of 10 through, on questions that they answer 97 of 100.
 */
const minimumCoverage = 0.35
/** And at least so many of its words, unless it has fewer. */
const minimumMatches = 2
/** Measured with the offline embedder on 40 contracts: right passage first in 60 of 100 at 1, in 64 of 100 at 1.5. */
const vectorWeight = 1.5

/**
 * Passages of serving versions that the caller may read, best first: full text and vectors, each above its own minimum,
 * fused by rank. Empty when nothing is relevant, so that an answer can say so.
 */
export async function retrievePassages(ctx: RetrievalContext, input: RetrievePassagesInput): Promise<Passage[]> {
  const { database } = ctx.deps
  const chosen = input.documentIds ? [...input.documentIds] : null
  if (chosen?.length === 0) return []
  return database.workspace(ctx.actor, async (tx) => {
    // Another contract's clause, however well it fits, is no answer to a question about this one.
    const named = chosen === null ? await findNamedDocuments(tx, input) : null
    const documentIds = chosen ?? named?.documentIds ?? null
    const query = named?.query ?? input.query
    const isChosen = chosen !== null || named?.isByTitle === true
    const words = await rankByWords(tx, { query, documentIds, isChosen })
    const mentioned = await rankByMentions(tx, { query, documentIds })
    // The offline embedder compares words as well: in everything there is, some text is always a little alike.
    if (words.length === 0 && !isChosen && ctx.deps.models.embedding.provider === "offline") return []
    const nearest = await rankByMeaning(tx, ctx, { ...input, documentIds })
    const fused = fuseRankings([
      { keys: words.map((hit) => hit.chunkId), weight: 1 },
      { keys: nearest.map((hit) => hit.chunkId), weight: vectorWeight },
      ...(mentioned ? [{ keys: mentioned.hits.map((hit) => hit.chunkId), weight: mentioned.weight }] : []),
    ]).slice(0, input.topK * 2)
    const similarities = new Map(nearest.map((hit) => [hit.chunkId, hit.similarity]))
    const versions = new Map([...nearest, ...words, ...(mentioned?.hits ?? [])].map((hit) => [hit.chunkId, hit.versionId]))
    const stored = await listPassages(tx, { hits: fused.map(({ key }) => ({ chunkId: key, versionId: versions.get(key) ?? "" })) })
    const byKey = new Map(stored.map((passage) => [passage.chunkId, passage]))
    const passages = fused.flatMap(({ key, score }): PlacedPassage[] => {
      const passage = byKey.get(key)
      return passage ? [{ ...passage, score, similarity: similarities.get(key) ?? null }] : []
    })
    const best = passages.slice(0, input.topK)
    return (input.tokenBudget === undefined ? best : await addNeighbours(tx, { passages: best, tokenBudget: input.tokenBudget })).map(({ position: _position, ...passage }) => passage)
  })
}

/** Whoever chose documents said that they are about the matter: there any word of the question counts. */
async function rankByWords(tx: Tx, { query, documentIds, isChosen }: { query: string; documentIds: string[] | null; isChosen: boolean }) {
  const terms = await listQueryTerms(tx, { query })
  if (terms.length === 0) return []
  const exact = isExactSearch(query) ? await listFullTextHits(tx, { query, documentIds, limit: candidateCount, isStrict: true }) : []
  const hits = exact.length > 0 ? exact : await listFullTextHits(tx, { query, documentIds, limit: candidateCount, isStrict: false })
  const scores = scoreFullText(hits, terms)
  const scored = hits.map((hit, index) => ({ ...hit, ...(scores[index] ?? { score: 0, coverage: 0 }) }))
  const isFind = exact.length > 0 || isChosen || scored.some((hit) => hit.coverage >= minimumCoverage && Object.keys(hit.termCounts).length >= Math.min(minimumMatches, terms.length))
  if (!isFind) return []
  return scored.toSorted((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1)).slice(0, nearestCount)
}

/** "Phrases" and -exclusions count as such in a search, not in a question that quotes something. */
function isExactSearch(query: string): boolean {
  return !query.includes("?") && /"[^"]+"|(^|\s)-\w/.test(query)
}

async function rankByMeaning(tx: Tx, ctx: RetrievalContext, input: RetrievePassagesInput & { documentIds: string[] | null }): Promise<NearestChunk[]> {
  const { queryVector, documentIds } = input
  if (!queryVector) return []
  const { embedding } = ctx.deps.models
  const usesIndex = ctx.deps.database.kind === "postgres" && (await countServingChunks(tx, { documentIds })) >= indexFromVectors
  const nearest = await listNearestChunks(tx, { model: embedding.space, vector: [...queryVector], documentIds, limit: nearestCount, usesIndex })
  const least = input.minimumSimilarity ?? embedding.minimumSimilarity
  return nearest.filter((hit) => hit.similarity >= least)
}
