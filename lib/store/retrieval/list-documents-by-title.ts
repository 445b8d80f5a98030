import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type TitledDocument = { id: string; title: string }

/** The serving documents whose whole title, or the name of whose file without its ending, stands in the text, in capitals or not. */
export async function listDocumentsByTitle(tx: Tx, { text, leastCharacters }: { text: string; leastCharacters: number }): Promise<TitledDocument[]> {
  return rows<TitledDocument>(
    tx,
    sql`select distinct d.id, n.title from documents d join document_versions v on v.id = d.current_version_id
      cross join lateral (values (d.title), (regexp_replace(v.file_name, '\\.[A-Za-z0-9]{1,5}$', ''))) as n(title)
    where d.deleted_at is null and length(n.title) >= ${leastCharacters}::int and position(lower(n.title) in lower(${text})) > 0
    order by d.id, n.title`,
  )
}
