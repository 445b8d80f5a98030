import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type LiveFrame = { requestId: string; attempt: number; seq: number; part: Record<string, unknown> }

/**
 * Frames of any number of streams in one statement. Those of an attempt that is no longer the current one, or whose
 * request is held or has ended, are not written; returned are the requests whose frames were.
 */
export async function insertLiveFrames(tx: Tx, frames: LiveFrame[]): Promise<Set<string>> {
  const json = JSON.stringify(frames.map((frame) => ({ request_id: frame.requestId, attempt: frame.attempt, seq: frame.seq, part: frame.part })))
  const written = await rows<{ requestId: string }>(
    tx,
    sql`with live as (
      select f.request_id, f.attempt, f.seq, f.part, r.workspace_id
      from jsonb_to_recordset(${json}::text::jsonb) as f(request_id uuid, attempt int, seq int, part jsonb)
      join requests r on r.id = f.request_id and r.current_attempt = f.attempt and r.status = 'processing' and not r.is_held
      for share of r
    )
    insert into stream_frames (workspace_id, request_id, seq, attempt, part)
    select workspace_id, request_id, seq, attempt, part from live
    returning request_id as "requestId"`,
  )
  return new Set(written.map((row) => row.requestId))
}
