import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type KnownPassage = { chunkId: string; text: string }

/** Passages that everybody in the workspace may read, always the same ones as long as they serve, whoever asks. */
export function samplePassages(tx: Tx, { minimumWords, limit }: { minimumWords: number; limit: number }): Promise<KnownPassage[]> {
  return rows<KnownPassage>(
    tx,
    sql`select distinct on (md5(c.id::text)) c.id as "chunkId", c.text from chunks c
    join version_chunks vc on vc.chunk_id = c.id join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null and d.visibility = 'workspace'
    where c.word_count >= ${minimumWords}::int order by md5(c.id::text) limit ${limit}::int`,
  )
}

export type SampledPlace = { start: number; end: number; contentHash: string }

/** Serving versions, other ones with every seed. */
export async function sampleServingVersions(tx: Tx, { seed, limit }: { seed: string; limit: number }): Promise<string[]> {
  const found = await rows<{ id: string }>(tx, sql`select current_version_id as id from documents where deleted_at is null and current_version_id is not null order by md5(id::text || ${seed}) limit ${limit}::int`)
  return found.map((row) => row.id)
}

/** A version's text and where its passages are said to stand in it. */
export async function readPlaces(tx: Tx, { versionId }: { versionId: string }): Promise<{ text: string | null; places: SampledPlace[] }> {
  const [version] = await rows<{ text: string | null }>(tx, sql`select text from document_versions where id = ${versionId}`)
  const places = await rows<SampledPlace>(
    tx,
    sql`select vc.start_offset as start, vc.end_offset as "end", c.content_hash as "contentHash" from version_chunks vc join chunks c on c.id = vc.chunk_id where vc.version_id = ${versionId} order by vc.position`,
  )
  return { text: version?.text ?? null, places }
}
