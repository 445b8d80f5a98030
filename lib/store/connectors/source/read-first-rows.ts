import { tableOf } from "./measure-rows"
import { quoteIdentifier } from "./quote-identifier"
import type { SourceTx } from "./read-source"

const longestValue = 200

/** Some rows of a table as text, each value cut short, in the order of the columns. */
export async function readFirstRows(tx: SourceTx, { columns, limit, ...place }: { schema: string; table: string; columns: string[]; limit: number }): Promise<(string | null)[][]> {
  const selected = columns.map((column, index) => `left(${quoteIdentifier(column)}::text, ${longestValue}) as v${index}`)
  const found = await tx.unsafe<Record<string, string | null>[]>(`select ${selected.join(", ")} from ${tableOf(place)} limit ${limit}`)
  return found.map((row) => columns.map((_, index) => row[`v${index}`] ?? null))
}
