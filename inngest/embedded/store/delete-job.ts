import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"

export async function deleteJob(tx: Tx, jobId: string): Promise<void> {
  await rows(tx, sql`delete from engine_jobs where id = ${jobId}`)
}
