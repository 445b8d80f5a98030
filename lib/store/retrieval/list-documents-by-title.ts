import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type TitledDocument = { id: string; title: string }

/** The serving documents whose whole title, or the name of whose file without its ending, stands in the text, in capitals or not. */
export async function listDocumentsByTitle(tx: Tx, { text, leastCharacters }: { text: string; leastCharacters: number }): Promise<TitledDocument[]> {
  const standsInText = (name: ReturnType<typeof sql>) => sql`position(lower(${name}) in (select lower(${text}))) > 0`
  const isServing = sql`d.current_version_id is not null and d.deleted_at is null`
  // Every question asks this of every document: endings are cut off those names alone whose first letters stand in it.
  return rows<TitledDocument>(
    tx,
    sql`select d.id, d.title from documents d where ${isServing} and length(d.title) >= ${leastCharacters}::int and ${standsInText(sql`d.title`)}
    union
    select d.id, n.title from documents d join document_versions v on v.id = d.current_version_id and ${standsInText(sql`left(v.file_name, ${leastCharacters}::int)`)}
      cross join lateral (select regexp_replace(v.file_name, '\\.[A-Za-z0-9]{1,5}$', '') as title offset 0) n
    where ${isServing} and length(n.title) >= ${leastCharacters}::int and ${standsInText(sql`n.title`)}
    order by id, title`,
  )
}
