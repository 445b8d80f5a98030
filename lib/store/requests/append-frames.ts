import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type NewFrames = { workspaceId: string; requestId: string; attempt: number; parts: Record<string, unknown>[]; /** Number them behind this one too, where the readers had frames of another request. */ behind?: number }
export type StoredFrame = { seq: number; part: Record<string, unknown> }

/** Adds parts behind the last frame of a request whose row the caller has locked; returns them with their numbers. */
export async function appendFrames(tx: Tx, input: NewFrames): Promise<StoredFrame[]> {
  if (input.parts.length === 0) return []
  return rows<StoredFrame>(
    tx,
    sql`insert into stream_frames (workspace_id, request_id, seq, attempt, part)
      select ${input.workspaceId}::uuid, ${input.requestId}::uuid, last.seq + f.position::int, ${input.attempt}::int, f.part
      from (select greatest(coalesce(max(seq), -1), ${input.behind ?? -1}::int) as seq from stream_frames where request_id = ${input.requestId}) last,
        jsonb_array_elements(${JSON.stringify(input.parts)}::text::jsonb) with ordinality as f(part, position)
      returning seq, part`,
  )
}
