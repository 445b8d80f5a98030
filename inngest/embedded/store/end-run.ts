import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { json } from "./json"

export type RunOutcome =
  | { status: "completed"; data: unknown }
  | { status: "failed" | "cancelled"; error: unknown }

export const endedEventName = {
  completed: "inngest/function.finished",
  failed: "inngest/function.failed",
  cancelled: "inngest/function.cancelled",
} as const

/** Ends a locked run and drops all it waited for; says whether another run waits for the event that tells of it. */
export async function endRun(tx: Tx, input: { runId: string; outcome: RunOutcome }): Promise<{ isListened: boolean }> {
  const { runId, outcome } = input
  const output = outcome.status === "completed" ? json(outcome.data) : sql`null`
  const error = outcome.status === "completed" ? sql`null` : json(outcome.error)
  const [ended] = await rows<{ isListened: boolean }>(
    tx,
    sql`
    with ended as (
      update engine_runs set status = ${outcome.status}, output = ${output}, error = ${error},
        started_at = coalesce(started_at, case when ${outcome.status} <> 'cancelled' then clock_timestamp() end), ended_at = clock_timestamp()
      where id = ${runId} returning id
    ), dropped as (delete from engine_jobs where run_id in (select id from ended))
    select exists (select 1 from engine_jobs l where l.event_name = ${endedEventName[outcome.status]} and l.run_id <> ${runId}) as "isListened" from ended`,
  )
  return ended ?? { isListened: false }
}
