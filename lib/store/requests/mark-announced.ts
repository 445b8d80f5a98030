import { and, eq, isNull, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export async function markAnnounced(tx: Tx, id: string): Promise<void> {
  await tx
    .update(requests)
    .set({ announcedAt: sql`clock_timestamp()` })
    .where(and(eq(requests.id, id), isNull(requests.announcedAt)))
}

export type Unannounced = { id: string; workspaceId: string; promptKey: string; userId: string; origin: "user" | "pipeline" }

/** Rows whose announcement got lost with its process, oldest first. */
export function listUnannounced(tx: Tx): Promise<Unannounced[]> {
  return rows<Unannounced>(
    tx,
    sql`select id, workspace_id as "workspaceId", prompt_key as "promptKey", actor_id as "userId", origin from requests
      where announced_at is null and status in ('pending', 'processing') and created_at < clock_timestamp() - interval '5 seconds'
      order by created_at limit 200`,
  )
}
