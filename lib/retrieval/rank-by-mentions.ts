import type { Tx } from "@/drizzle/client"
import { listFullTextHits } from "@/lib/store/retrieval/list-full-text-hits"
import { listPassages } from "@/lib/store/retrieval/list-passages"
import { readMentions } from "./read-mentions"
import { scoreMentions } from "./score-mentions"

const candidateCount = 50
/** What more passages than these hold alike tells none of them from the others. */
const mostAlike = 10

/** Whoever names a section wants that section, whatever else is alike. */
const sectionWeight = 2.5
const weight = 1

export type MentionRanking = { hits: { chunkId: string; versionId: string }[]; /** Beside the ranking by words at 1. */ weight: number }

/** The passages that hold literally most of what the query names (sections, phrases, names, numbers), in reading order; none where it names nothing or too many hold it. */
export async function rankByMentions(tx: Tx, { query, documentIds }: { query: string; documentIds: string[] | null }): Promise<MentionRanking | null> {
  const mentions = readMentions(query)
  const named = [...mentions.references, ...mentions.phrases, ...mentions.numbers]
  if (named.length === 0) return null
  const anyOf = named.map((words) => `"${words.replace(/["()]+/g, " ").trim()}"`).join(" or ")
  const passages = await listPassages(tx, { hits: await listFullTextHits(tx, { query: anyOf, documentIds, limit: candidateCount, isStrict: true }) })
  const scored = passages.map((passage) => ({ passage, score: scoreMentions(mentions, passage) }))
  const most = Math.max(0, ...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => most > 0 && score === most).map(({ passage }) => passage)
  if (best.length === 0 || best.length > mostAlike) return null
  const hits = best.toSorted((a, b) => (a.versionId === b.versionId ? a.position - b.position : a.versionId < b.versionId ? -1 : 1))
  return { hits, weight: mentions.references.length > 0 ? sectionWeight : weight }
}
