import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { calls } from "@/drizzle/schema"

export type NewCall = Omit<typeof calls.$inferInsert, "day" | "status" | "startedAt">

/** Opens a ledger row on today's page of the workspace. */
export async function insertCall(tx: Tx, call: NewCall): Promise<void> {
  await tx.insert(calls).values({
    ...call,
    status: "open",
    day: sql`(clock_timestamp() at time zone (select time_zone from workspaces where id = ${call.workspaceId}))::date`,
    startedAt: sql`clock_timestamp()`,
  })
}
