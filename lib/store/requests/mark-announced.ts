import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Waits for nobody: a row that is being worked on stays unmarked. Returns those that were marked. */
export async function markAnnounced(tx: Tx, ids: string[]): Promise<Set<string>> {
  const marked = await rows<{ id: string }>(
    tx,
    sql`update requests set announced_at = clock_timestamp() where id in (
      select id from requests where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) for no key update skip locked)
      returning id`,
  )
  return new Set(marked.map((row) => row.id))
}

export type Unannounced = { id: string; workspaceId: string; promptKey: string; userId: string; origin: "user" | "pipeline" }

/**
 * Rows that nobody was told of, and rows that were told of and not begun since: a server may lose an event that it has
 * acknowledged. Oldest first.
 */
export function listUnannounced(tx: Tx): Promise<Unannounced[]> {
  return rows<Unannounced>(
    tx,
    sql`select id, workspace_id as "workspaceId", prompt_key as "promptKey", actor_id as "userId", origin from requests
      where not is_inline and leader_id is null and (
        (announced_at is null and status in ('pending', 'processing') and created_at < clock_timestamp() - interval '5 seconds')
        or (status = 'pending' and announced_at < clock_timestamp() - interval '2 minutes'))
      order by created_at limit 200`,
  )
}
