import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

/** Gives a request the sources and citations of another one of the same workspace in place of its own. */
export async function copyEvidence(tx: Tx, input: { from: string; to: string; attempt: number }): Promise<void> {
  const { from, to, attempt } = input
  await tx.execute(sql`delete from request_sources where request_id = ${to}`)
  await tx.execute(sql`insert into request_sources (workspace_id, request_id, marker, chunk_id, document_id, version_id, start_offset, end_offset, page, heading, score, similarity)
    select workspace_id, ${to}::uuid, marker, chunk_id, document_id, version_id, start_offset, end_offset, page, heading, score, similarity from request_sources where request_id = ${from}`)
  await tx.execute(sql`delete from citations where request_id = ${to}`)
  await tx.execute(sql`insert into citations (id, workspace_id, request_id, attempt, marker, answer_start, answer_end, quote, chunk_id, document_id, version_id, start_offset, end_offset, page, spans, verdict, score)
    select gen_random_uuid(), workspace_id, ${to}::uuid, ${attempt}::int, marker, answer_start, answer_end, quote, chunk_id, document_id, version_id, start_offset, end_offset, page, spans, verdict, score from citations where request_id = ${from}`)
}
