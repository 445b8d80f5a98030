import type { ConnectorMapping } from "@/drizzle/schema"
import { quoteIdentifier } from "./quote-identifier"
import { tableOf } from "./measure-rows"
import type { SourceTx } from "./read-source"

export type SourceRow = { key: string; title: string | null; values: { column: string; value: string | null }[] }

type ReadRowsParams = {
  mapping: ConnectorMapping
  /** The key to go on behind; null begins at the first. */
  after: string | null
  /** Rows changed since this value of the changed column, that one included; null: all. */
  since: { value: string; type: string } | null
  limit: number
}

const longestValue = 100_000
const rowsPerFetch = 10
const mostCharacters = 4_000_000

/** The next rows in the order of their keys, a few at a time through a cursor; fewer than the limit when their texts are long. */
export async function readRows(tx: SourceTx, { mapping, after, since, limit }: ReadRowsParams): Promise<SourceRow[]> {
  const key = `${quoteIdentifier(mapping.keyColumn)}::text collate "C"`
  const cut = (column: string) => `left(${quoteIdentifier(column)}::text, ${longestValue})`
  const columns = mapping.textColumns.map((column, index) => `${cut(column)} as v${index}`)
  const conditions = [`${quoteIdentifier(mapping.keyColumn)} is not null`]
  const values: string[] = []
  if (after !== null) conditions.push(`${key} > $${values.push(after)}`)
  if (since && mapping.changedColumn) conditions.push(`${quoteIdentifier(mapping.changedColumn)} >= $${values.push(since.value)}::text::${quoteIdentifier(since.type)}`)
  const query = tx.unsafe<Record<string, string | null>[]>(
    `select ${key} as key, ${cut(mapping.titleColumn)} as title${columns.map((column) => `, ${column}`).join("")}
     from ${tableOf(mapping)} where ${conditions.join(" and ")} order by ${key} limit ${limit}`,
    values,
  )
  const found: SourceRow[] = []
  let characters = 0
  for await (const batch of query.cursor(rowsPerFetch)) {
    for (const row of batch) {
      const read = { key: row.key ?? "", title: row.title ?? null, values: mapping.textColumns.map((column, index) => ({ column, value: row[`v${index}`] ?? null })) }
      characters += read.values.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)
      found.push(read)
    }
    if (characters > mostCharacters) break
  }
  return found
}
