import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { json, jsonText } from "./json"

/** `value` is the memo as the SDK wants it back: `{data}`, `{error}`, null, or a whole event. */
export type FinishedStep = { id: string; op: string | null; name: string | null; value: unknown }

/** The first result of a step is the one that counts. */
export async function saveSteps(tx: Tx, input: { runId: string; steps: FinishedStep[] }): Promise<void> {
  const steps = input.steps.map((step, position) => ({ ...step, position, value: jsonText(step.value) }))
  await rows(
    tx,
    sql`
    insert into engine_steps (run_id, id, op, name, value)
    select ${input.runId}, id, op, name, value::jsonb
    from jsonb_to_recordset(${json(steps)}) as s(id text, op text, name text, value text, position int) order by position
    on conflict do nothing`,
  )
}
