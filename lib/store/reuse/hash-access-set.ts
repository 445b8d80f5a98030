import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/**
 * SHA-256 in hex over the serving version of every document that the scope of this transaction may read right now, or of
 * the named ones. Two people who may read different documents get different hashes.
 */
export async function hashAccessSet(tx: Tx, { documentIds }: { documentIds: readonly string[] | null }): Promise<string> {
  const filter = documentIds ? sql`and d.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(documentIds)}::text::jsonb))` : sql``
  const [row] = await rows<{ hash: string }>(
    tx,
    sql`select encode(sha256(convert_to(coalesce(string_agg(d.id::text || ':' || d.current_version_id::text, ',' order by d.id), ''), 'UTF8')), 'hex') as hash
      from documents d where d.workspace_id = app_workspace() and d.deleted_at is null and d.current_version_id is not null ${filter}`,
  )
  if (!row) throw new Error("no access set")
  return row.hash
}
