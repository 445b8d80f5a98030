import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { json } from "./json"

/** The moment at which a run that has just started is cancelled if it is still going. */
export async function insertDeadlines(tx: Tx, deadlines: { runId: string; functionId: string; afterMs: number }[]): Promise<void> {
  await rows(
    tx,
    sql`
    insert into engine_jobs (id, run_id, function_id, kind, state, due_at, score, queue_key)
    select d."runId" || ':t', d."runId", d."functionId", 'deadline', 'waiting', clock_timestamp() + d."afterMs" * interval '1 millisecond', 0, ''
    from jsonb_to_recordset(${json(deadlines)}) as d("runId" text, "functionId" text, "afterMs" double precision)
    on conflict do nothing`,
  )
}
