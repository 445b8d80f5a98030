import { type SQL, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type UnbuiltPlace = { contentHash: string; title: string; heading: string | null; text: string; /** Embedded without title and headings. */ isBare: boolean }

const placed = sql`version_chunks vc join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null join chunks c on c.id = vc.chunk_id`
const key = sql`coalesce(vc.embedding_hash, c.content_hash)`

/** Places of serving versions whose text has no vector in a space yet, each vector once. */
export function listUnbuilt(tx: Tx, { space, limit }: { space: string; limit: number }): Promise<UnbuiltPlace[]> {
  return rows<UnbuiltPlace>(
    tx,
    sql`select distinct on (${key}) ${key} as "contentHash", d.title, vc.heading, c.text, vc.embedding_hash is null as "isBare" from ${placed}
    where not ${hasVector(space)} order by ${key} limit ${limit}::int`,
  )
}

export type BuildProgress = { total: number; built: number }

/** How many vectors the serving versions need, and how many of them a space has. */
export async function countBuilt(tx: Tx, { space }: { space: string }): Promise<BuildProgress> {
  const [row] = await rows<BuildProgress>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where is_built)::int as built from (select distinct on (${key}) ${hasVector(space)} as is_built from ${placed} order by ${key}) keys`,
  )
  return row ?? { total: 0, built: 0 }
}

function hasVector(space: string): SQL {
  return sql`exists (select 1 from chunk_embeddings e where e.workspace_id = c.workspace_id and e.content_hash = ${key} and e.model = ${space})`
}
