import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type EvidenceFacts = {
  releaseHash: string
  attempt: number
  draftText: string | null
  draftOutput: unknown
  sources: { versionId: string; chunkId: string }[]
}

/** What a held output was made with: its release, the current attempt's draft, the chunks it was given. */
export async function findEvidenceFacts(tx: Tx, requestId: string): Promise<EvidenceFacts | null> {
  const [facts] = await rows<EvidenceFacts>(
    tx,
    sql`select p.content_hash as "releaseHash", r.current_attempt as attempt, a.draft_text as "draftText", a.draft_output as "draftOutput",
      coalesce((select jsonb_agg(jsonb_build_object('versionId', s.version_id, 'chunkId', s.chunk_id) order by s.marker)
        from request_sources s where s.request_id = r.id), '[]'::jsonb) as sources
      from requests r
      join prompt_releases p on p.id = r.release_id
      left join request_attempts a on a.request_id = r.id and a.number = r.current_attempt
      where r.id = ${requestId}`,
  )
  return facts ?? null
}
