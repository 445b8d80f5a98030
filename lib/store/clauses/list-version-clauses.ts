import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { ClauseReader, ReadableClause } from "./list-readable-clauses"

export type VersionClauses = { /** Null where no analysis of the version is there for this person. */ requestId: string | null; isHeld: boolean; clauses: ReadableClause[] }

/** Clauses of one version by its newest analysis that this person may read, in reading order; `isHeld` tells of one that waits for a reviewer. */
export async function listVersionClauses(tx: Tx, { reader, documentId, versionId }: { reader: ClauseReader; documentId: string; versionId: string }): Promise<VersionClauses> {
  const analyses = await rows<{ id: string; isReadable: boolean; status: string }>(
    tx,
    sql`select r.id, r.status, (r.withdrawn_at is null and ((r.status = 'done' and not r.is_held) or (${reader.isReviewer}::boolean and r.is_held and r.actor_id <> ${reader.userId}::uuid))) as "isReadable"
      from requests r where r.prompt_key = 'contract_analysis' and r.document_ids @> array[${documentId}]::uuid[]
        and (exists (select 1 from extracted_clauses c where c.request_id = r.id and c.version_id = ${versionId}::uuid)
          or exists (select 1 from documents d where d.analysis_request_id = r.id and d.current_version_id = ${versionId}::uuid))
      order by r.id desc limit 20`,
  )
  const chosen = analyses.find(({ isReadable }) => isReadable)
  if (!chosen) return { requestId: null, isHeld: analyses.some(({ status }) => status === "in_review"), clauses: [] }
  const clauses = await rows<ReadableClause>(
    tx,
    sql`select c.id, d.id as "documentId", d.title as "documentTitle", c.version_id as "versionId", c.clause_type as "clauseType", c.quote, c.answer, c.confidence, c.verdict, c.score,
        c.start_offset as start, c.end_offset as "end", c.page
      from extracted_clauses c join documents d on d.id = c.document_id and d.deleted_at is null
      where c.request_id = ${chosen.id}::uuid and c.version_id = ${versionId}::uuid order by c.start_offset nulls last, c.id`,
  )
  return { requestId: chosen.id, isHeld: false, clauses }
}
