import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type TitledDocument = { id: string; names: number }

/** The serving documents whose titles hold at least `least` of the names, with how many; and of how many documents. */
export async function listNamingDocuments(tx: Tx, { names, least }: { names: string[]; least: number }): Promise<{ found: TitledDocument[]; documentCount: number }> {
  const titled = await rows<TitledDocument & { count: number }>(
    tx,
    sql`with names as materialized (select plainto_tsquery('english', value) as wanted from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)),
      serving as materialized (select d.id, to_tsvector('english', d.title) as title from documents d where d.current_version_id is not null and d.deleted_at is null)
    select s.id, (select count(*)::int from names n where numnode(n.wanted) > 0 and s.title @@ n.wanted) as names, (select count(*)::int from serving) as count from serving s
    where (select count(*) from names n where numnode(n.wanted) > 0 and s.title @@ n.wanted) >= ${least}::int`,
  )
  return { found: titled.map(({ id, names: held }) => ({ id, names: held })), documentCount: titled[0]?.count ?? 0 }
}
