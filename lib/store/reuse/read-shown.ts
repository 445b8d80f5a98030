import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type Shown = { lastSeq: number; text: string }

/** How far the stream of a request has come, and the text that its readers see at this moment. */
export async function readShown(tx: Tx, requestId: string): Promise<Shown> {
  const [shown] = await rows<Shown>(
    tx,
    sql`with last as (
      select coalesce(max(seq), -1) as seq, coalesce(max(seq) filter (where part->>'type' = 'reset-step'), -1) as restart from stream_frames where request_id = ${requestId}
    )
    select last.seq as "lastSeq", coalesce((
      select string_agg(f.part->>'delta', '' order by f.seq) from stream_frames f
      where f.request_id = ${requestId} and f.seq > last.restart and f.part->>'type' = 'text-delta'), '') as text
    from last`,
  )
  return shown ?? { lastSeq: -1, text: "" }
}
