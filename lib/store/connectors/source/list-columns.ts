import type { SourceTx } from "./read-source"

/** `isKey`: the primary key, alone. `canGrow`: of a type by which newer rows can be told. */
export type SourceColumn = { name: string; type: string; isKey: boolean; canGrow: boolean }

/** Types by which the rows changed since the last time can be asked for. */
const growing = ["timestamp", "timestamptz", "date", "int2", "int4", "int8", "numeric"]

/** Columns of a table that this login may read as text, in their order; none for an unknown table. */
export async function listColumns(tx: SourceTx, { schema, table }: { schema: string; table: string }): Promise<SourceColumn[]> {
  const found = await tx<SourceColumn[]>`
    select a.attname as name, t.typname as type, t.typname in ${tx(growing)} as "canGrow",
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1 and i.indkey[0] = a.attnum) as "isKey"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where n.nspname = ${schema} and c.relname = ${table} and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and t.typname not in ('bytea', 'tsvector', 'vector') and has_column_privilege(c.oid, a.attnum, 'select')
    order by a.attnum limit 500`
  return [...found]
}
