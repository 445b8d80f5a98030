import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** How many of these documents are there for the scope; until the end of the transaction none of them can be deleted. */
export async function holdDocuments(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const wanted = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`
  return (await rows(tx, sql`select id from documents where id in ${wanted} and deleted_at is null order by id for share`)).length
}
