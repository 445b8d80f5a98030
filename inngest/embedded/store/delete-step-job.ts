import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"

export type WaitingStep = { kind: string; options: { name?: string; parallelMode?: string } }

export async function deleteStepJob(tx: Tx, input: { runId: string; stepId: string }): Promise<WaitingStep | null> {
  const [job] = await rows<WaitingStep>(
    tx,
    sql`delete from engine_jobs where id = ${`${input.runId}:${input.stepId}`} and kind in ('sleep', 'wait', 'invoke') returning kind, options`,
  )
  return job ?? null
}
