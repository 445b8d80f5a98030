import { eq, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export async function markAnnounced(tx: Tx, id: string): Promise<void> {
  await tx
    .update(requests)
    .set({ announcedAt: sql`clock_timestamp()` })
    .where(eq(requests.id, id))
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
      where not is_inline and (
        (announced_at is null and status in ('pending', 'processing') and created_at < clock_timestamp() - interval '5 seconds')
        or (status = 'pending' and announced_at < clock_timestamp() - interval '2 minutes'))
      order by created_at limit 200`,
  )
}
