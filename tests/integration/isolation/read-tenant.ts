import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"

/** All rows of a workspace, in every table that has such a column, and its people, as text by table. */
export async function readTenant(database: Database, workspaceId: string): Promise<Map<string, string[]>> {
  return database.system(async (tx) => {
    await tx.execute(sql`set local role none`)
    const tables = await rows<{ name: string }>(tx, sql`select table_name as name from information_schema.columns where column_name = 'workspace_id' and table_schema = 'public' order by 1`)
    const found = new Map<string, string[]>()
    for (const { name } of tables) {
      const list = await rows<{ row: string }>(tx, sql`select t::text as row from ${sql.identifier(name)} t where workspace_id = ${workspaceId} order by 1`)
      found.set(name, list.map(({ row }) => row))
    }
    const people = await rows<{ row: string }>(tx, sql`select u::text as row from users u join memberships m on m.user_id = u.id where m.workspace_id = ${workspaceId} order by 1`)
    return found.set("users", people.map(({ row }) => row))
  })
}

/** Every id that stands in a workspace's rows and in no row that is not its own. */
export async function readOwnIds(database: Database, workspaceId: string): Promise<Set<string>> {
  const tenant = await readTenant(database, workspaceId)
  const ids = new Set([...tenant.values()].flat().flatMap((row) => row.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []))
  const shared = await database.system((tx) => rows<{ id: string }>(tx, sql`select id from prompt_releases where workspace_id is null`))
  for (const { id } of shared) ids.delete(id)
  return ids
}
