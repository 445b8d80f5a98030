import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** In whose name the product works for a workspace as a whole: its first admin, else its first member. No budget of theirs is touched. */
export async function findPayer(tx: Tx): Promise<string | null> {
  const [row] = await rows<{ id: string }>(tx, sql`select user_id as id from memberships order by (role = 'admin') desc, created_at, user_id limit 1`)
  return row?.id ?? null
}
