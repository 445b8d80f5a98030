import type { SourceTx } from "./read-source"

export type SourceTable = { schema: string; name: string; isView: boolean }

const longestList = 500

/** Tables and views that this login may read, without those of the system. */
export async function listTables(tx: SourceTx): Promise<SourceTable[]> {
  const found = await tx<SourceTable[]>`
    select n.nspname as schema, c.relname as name, c.relkind in ('v', 'm') as "isView"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp%'
      and not c.relispartition and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')
    order by n.nspname, c.relname limit ${longestList}`
  return [...found]
}
