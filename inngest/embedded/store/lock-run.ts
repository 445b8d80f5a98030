import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { RunRow } from "../types"

/** The row of a live run, locked; null when it has ended. Every change to a run's jobs or memo begins here. */
export async function lockRun(tx: Tx, runId: string): Promise<RunRow | null> {
  const [run] = await rows<RunRow>(
    tx,
    sql`
    select id, function_id as "functionId", event, protocol_version as "protocolVersion", parent_run_id as "parentRunId", parent_step_id as "parentStepId"
    from engine_runs where id = ${runId} and ended_at is null for no key update`,
  )
  return run ?? null
}
