import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { StoredFrame } from "../requests/append-frames"

/**
 * The frames of the request that this one joined, as far as they are this one's: none once it has frames of its own. One
 * statement, so that a row that was given another way to go is never read together with the end of the one it left.
 */
export function listJoinedFrames(tx: Tx, input: { requestId: string; after: number; limit: number }): Promise<StoredFrame[]> {
  return rows<StoredFrame>(
    tx,
    sql`select f.seq, f.part from requests r join stream_frames f on f.request_id = r.leader_id
      where r.id = ${input.requestId} and f.seq > ${input.after} and (r.left_after_seq is null or f.seq <= r.left_after_seq)
        and not exists (select 1 from stream_frames own where own.request_id = r.id)
      order by f.seq limit ${input.limit}`,
  )
}
