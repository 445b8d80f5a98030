import type { SourceTx } from "./read-source"

const ownTables = ["document_versions", "review_items", "engine_runs", "connector_rows"]

/** Whether the product itself, this one or another, lives in the database. */
export async function hasOwnTables(tx: SourceTx): Promise<boolean> {
  const found = await tx`
    select c.relnamespace from pg_class c where c.relkind = 'r' and c.relname in ${tx(ownTables)}
    group by c.relnamespace having count(*) = ${ownTables.length}`
  return found.length > 0
}
