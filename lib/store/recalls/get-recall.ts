import { and, eq, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { type RecallSelector, recalls } from "@/drizzle/schema"

export type RecallRecord = typeof recalls.$inferSelect

export async function getRecall(tx: Tx, id: string): Promise<RecallRecord | null> {
  const [row] = await tx.select().from(recalls).where(eq(recalls.id, id))
  return row ?? null
}

/** The open recall of the very same thing; two who look at once wait for each other. */
export async function findOpenRecall(tx: Tx, { workspaceId, selector }: { workspaceId: string; selector: RecallSelector }): Promise<RecallRecord | null> {
  const json = JSON.stringify(selector)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`recall:${workspaceId}:${json}`}, 0))`)
  const [row] = await tx
    .select()
    .from(recalls)
    .where(and(eq(recalls.state, "open"), sql`${recalls.selector} = ${json}::text::jsonb`))
  return row ?? null
}

/** Open recalls that somebody has to work on: fresh ones, and those with something left that needs no person. */
export function listUnfollowed(tx: Tx, { freshMinutes }: { freshMinutes: number }): Promise<{ workspaceId: string; recallId: string; userId: string }[]> {
  return rows(
    tx,
    sql`select r.workspace_id as "workspaceId", r.id as "recallId", r.created_by as "userId" from recalls r
      where r.state = 'open' and (r.created_at > now() - make_interval(mins => ${freshMinutes}::int)
        or exists (select 1 from recall_items i where i.recall_id = r.id and ((i.state = 'found' and i.kind <> 'export') or i.state = 'asked_again' or (i.state in ('withdrawn', 'stopped') and i.notified_at is null))))`,
  )
}
