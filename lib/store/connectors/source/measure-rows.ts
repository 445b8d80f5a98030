import type { ConnectorMapping } from "@/drizzle/schema"
import { quoteIdentifier } from "./quote-identifier"
import type { SourceTx } from "./read-source"

/** `rows` counts to one above the limit; `seenUpTo` is the highest value of the changed column. */
export type Measured = { rows: number; keys: number; distinctKeys: number; seenUpTo: string | null }

/** How many rows there are, up to the limit, and whether their keys tell them apart. */
export async function measureRows(tx: SourceTx, { mapping, limit }: { mapping: ConnectorMapping; limit: number }): Promise<Measured> {
  const key = quoteIdentifier(mapping.keyColumn)
  const changed = mapping.changedColumn ? quoteIdentifier(mapping.changedColumn) : "null"
  const [measured] = await tx.unsafe<Measured[]>(
    `select count(*)::int as rows, count(k)::int as keys, count(distinct k)::int as "distinctKeys", max(c)::text as "seenUpTo"
     from (select ${key}::text as k, ${changed} as c from ${tableOf(mapping)} limit ${limit + 1}) s`,
  )
  return measured ?? { rows: 0, keys: 0, distinctKeys: 0, seenUpTo: null }
}

export function tableOf({ schema, table }: Pick<ConnectorMapping, "schema" | "table">): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`
}
