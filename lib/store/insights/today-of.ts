import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** The day it is now where the workspace is, by the database's clock. */
export async function todayOf(tx: Tx, workspaceId: string): Promise<string> {
  const [found] = await rows<{ today: string }>(tx, sql`select to_char(clock_timestamp() at time zone time_zone, 'YYYY-MM-DD') as today from workspaces where id = ${workspaceId}`)
  if (!found) throw new Error("The workspace is not there")
  return found.today
}
