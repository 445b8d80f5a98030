import type { SQL } from "drizzle-orm"
import type { Tx } from "./types"

/**
 * Plain rows of a raw statement, the same on both databases. Timestamps come as strings and bigints as string or
 * number: cast in SQL what must be exact.
 */
export async function rows<T extends Record<string, unknown>>(tx: Tx, statement: SQL): Promise<T[]> {
  const result: unknown = await tx.execute(statement)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[]
}
