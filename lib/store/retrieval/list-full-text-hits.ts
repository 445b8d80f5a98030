import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type FullTextParams = { query: string; documentIds: string[] | null; limit: number; isStrict: boolean }
export type FullTextHit = { chunkId: string; versionId: string; wordCount: number; termCounts: Record<string, number> }

/** The words a question is about, as the index holds them: stemmed, without stop words. */
export async function listQueryTerms(tx: Tx, { query }: { query: string }): Promise<string[]> {
  const found = await rows<{ lexeme: string }>(tx, sql`select lexeme from unnest(to_tsvector('english', ${query}))`)
  return found.map((row) => row.lexeme)
}

/**
 * Serving chunks that hold any of the query's words, or with isStrict all that the words, "phrases" and -exclusions of a web
 * search ask for; with how often each of the words stands in them. Best candidates of the database's own ranking.
 */
export async function listFullTextHits(tx: Tx, { query, documentIds, limit, isStrict }: FullTextParams): Promise<FullTextHit[]> {
  const anyWord = sql`(select string_agg(quote_literal(lexeme), ' | ')::tsquery from unnest(to_tsvector('english', ${query})))`
  const wanted = isStrict ? sql`websearch_to_tsquery('english', ${query})` : anyWord
  const filter = documentIds ? sql`(select array_agg(value::uuid) from jsonb_array_elements_text(${JSON.stringify(documentIds)}::jsonb))` : sql`null::uuid[]`
  const found = await rows<{ chunk_id: string; version_id: string; word_count: number; term_counts: Record<string, number> | string | null }>(
    tx,
    sql`with hits as materialized (select chunk_id, version_id, rank from search_chunks(coalesce(${wanted}, ''::tsquery), ${filter}, ${limit}::int)),
      terms as materialized (select array_agg(lexeme) as lexemes from unnest(to_tsvector('english', ${query})))
    select h.chunk_id, h.version_id, c.word_count,
      (select jsonb_object_agg(w.lexeme, cardinality(w.positions)) from unnest(c.search) w where w.lexeme = any ((select lexemes from terms)::text[])) as term_counts
    from hits h join chunks c on c.id = h.chunk_id
    order by h.rank desc, h.chunk_id`,
  )
  return found.map((row) => ({
    chunkId: row.chunk_id,
    versionId: row.version_id,
    wordCount: row.word_count,
    termCounts: typeof row.term_counts === "string" ? (JSON.parse(row.term_counts) as Record<string, number>) : (row.term_counts ?? {}),
  }))
}
