import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export async function ping(tx: Tx): Promise<boolean> {
  return (await rows(tx, sql`select 1 as ok`)).length === 1
}
