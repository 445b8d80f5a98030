import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** PostgreSQL only: gives the largest workspace that has outgrown an exact scan its approximate index. Returns how many were built. */
export async function keepVectorIndexes(tx: Tx, { minimumVectors }: { minimumVectors: number }): Promise<number> {
  const [row] = await rows<{ built: number }>(tx, sql`select keep_vector_indexes(${minimumVectors}::int, 1) as built`)
  return row?.built ?? 0
}
