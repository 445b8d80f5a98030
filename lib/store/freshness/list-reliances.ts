import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { RequestOrigin } from "@/drizzle/schema/constants"

/** A stretch of a version that an answer rests on. */
export type ReliedPassage = { versionId: string; start: number; end: number; isCited: boolean }

/** A delivered answer that is not stale, and all that it took from one document. */
export type Reliance = {
  requestId: string
  promptKey: string
  releaseId: string
  origin: RequestOrigin
  payload: Record<string, unknown>
  isAbstained: boolean
  isAnalysis: boolean
  passages: ReliedPassage[]
  /** What earlier changes a person has looked at and signed again: the passage stands for the old one from there on. */
  accepted: { oldVersionId: string; oldStart: number; oldEnd: number; newVersionId: string; newStart: number | null; newEnd: number | null }[]
}

const isCurrent = sql`r.status = 'done' and r.stale_at is null`

/** The answers on a document: by what they cite, by what they were given, an analysis by its clauses. */
export function listReliances(tx: Tx, { documentId }: { documentId: string }): Promise<Reliance[]> {
  return rows<Reliance>(
    tx,
    sql`with resting as (${resting(documentId)})
      select r.id as "requestId", r.prompt_key as "promptKey", r.release_id as "releaseId", r.origin, r.payload, r.is_abstained as "isAbstained", r.prompt_key = 'contract_analysis' as "isAnalysis",
        coalesce((select jsonb_agg(p) from (
          select c.version_id as "versionId", c.start_offset as start, c.end_offset as "end", c.verdict <> 'unsupported' as "isCited" from citations c where c.request_id = r.id and c.document_id = ${documentId} and c.start_offset is not null and c.end_offset is not null
          union select s.version_id, s.start_offset, s.end_offset, false from request_sources s where s.request_id = r.id and s.document_id = ${documentId}
          union select e.version_id, e.start_offset, e.end_offset, true from extracted_clauses e where e.request_id = r.id and e.document_id = ${documentId} and e.start_offset is not null and e.end_offset is not null
        ) p), '[]'::jsonb) as passages,
        coalesce((select jsonb_agg(jsonb_build_object('oldVersionId', s.old_version_id, 'oldStart', s.old_start, 'oldEnd', s.old_end, 'newVersionId', s.new_version_id, 'newStart', s.new_start, 'newEnd', s.new_end) order by s.id)
          from stale_causes s where s.request_id = r.id and s.document_id = ${documentId} and s.new_version_id is not null), '[]'::jsonb) as accepted
      from requests r join resting on resting.id = r.id where ${isCurrent} order by r.id`,
  )
}

/** Their ids alone, asked again when the new version is about to serve. */
export async function listRelianceIds(tx: Tx, { documentId }: { documentId: string }): Promise<string[]> {
  const found = await rows<{ id: string }>(tx, sql`with resting as (${resting(documentId)}) select r.id from requests r join resting on resting.id = r.id where ${isCurrent}`)
  return found.map((row) => row.id)
}

function resting(documentId: string) {
  return sql`select s.request_id as id from request_sources s join document_versions v on v.id = s.version_id where v.document_id = ${documentId}
    union select c.request_id from citations c join version_chunks vc on vc.chunk_id = c.chunk_id where vc.document_id = ${documentId} and c.document_id = ${documentId}
    union select e.request_id from extracted_clauses e where e.document_id = ${documentId}
    union select a.id from requests a where a.prompt_key = 'contract_analysis' and a.document_ids = array[${documentId}]::uuid[]`
}
