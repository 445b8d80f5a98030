import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"

export async function setProtocolVersion(tx: Tx, input: { runId: string; protocolVersion: number }): Promise<void> {
  await rows(tx, sql`update engine_runs set protocol_version = ${input.protocolVersion} where id = ${input.runId}`)
}
