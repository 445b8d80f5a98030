import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

/**
 * Removes the chunks that no version places any more, and their vectors. A chunk that an answer rests on keeps its row, so
 * that the answer's evidence stays whole, but loses its text and its hash.
 */
export async function deleteUnusedChunks(tx: Tx, { workspaceId }: { workspaceId: string }): Promise<void> {
  const isUnused = sql`c.workspace_id = ${workspaceId} and not exists (select 1 from version_chunks vc where vc.chunk_id = c.id)`
  const isEvidence = sql`(exists (select 1 from request_sources s where s.chunk_id = c.id) or exists (select 1 from citations t where t.chunk_id = c.id))`
  await tx.execute(sql`
    delete from chunk_embeddings e where e.workspace_id = ${workspaceId}
    and not exists (select 1 from version_chunks vc where vc.workspace_id = e.workspace_id and vc.embedding_hash = e.content_hash)
    and not exists (select 1 from chunks c join version_chunks vc on vc.chunk_id = c.id and vc.embedding_hash is null
      where c.workspace_id = e.workspace_id and c.content_hash = e.content_hash)`)
  await tx.execute(sql`delete from chunks c where ${isUnused} and not ${isEvidence}`)
  await tx.execute(sql`update chunks c set text = '', word_count = 0, content_hash = 'deleted:' || c.id where ${isUnused} and c.text <> ''`)
}
