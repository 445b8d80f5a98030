import { uuidv7 } from "uuidv7"
import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { cacheChecks } from "@/drizzle/schema"

/** Marks a hit as one that is to be asked again in the shadow. */
export async function insertCheck(tx: Tx, check: { workspaceId: string; promptKey: string; entryId: string; requestId: string }): Promise<void> {
  await tx.insert(cacheChecks).values({ id: uuidv7(), ...check }).onConflictDoNothing()
}

export type OpenCheck = { id: string; workspaceId: string; promptKey: string; requestId: string; userId: string; shadowRequestId: string | null }

/** Checks without a verdict, of all workspaces, the oldest first. */
export function listOpenChecks(tx: Tx, { limit }: { limit: number }): Promise<OpenCheck[]> {
  return rows<OpenCheck>(
    tx,
    sql`select k.id, k.workspace_id as "workspaceId", k.prompt_key as "promptKey", k.request_id as "requestId", r.actor_id as "userId", k.shadow_request_id as "shadowRequestId"
      from cache_checks k join requests r on r.id = k.request_id where k.checked_at is null order by k.created_at limit ${limit}::int`,
  )
}

export async function updateCheckShadow(tx: Tx, check: { id: string; shadowRequestId: string }): Promise<void> {
  await tx.execute(sql`update cache_checks set shadow_request_id = ${check.shadowRequestId} where id = ${check.id}`)
}

/** Null for both where no comparison was possible. */
export async function closeCheck(tx: Tx, check: { id: string; doesAgree: boolean | null; score: number | null }): Promise<void> {
  await tx.execute(sql`update cache_checks set does_agree = ${check.doesAgree}::boolean, score = ${check.score}::float8, checked_at = clock_timestamp() where id = ${check.id}`)
}

/** How the last checks of a prompt in this workspace went, since a moment. */
export async function countVerdicts(tx: Tx, input: { promptKey: string; last: number; since: Date | null }): Promise<{ checks: number; disagreements: number }> {
  const [row] = await rows<{ checks: number; disagreements: number }>(
    tx,
    sql`select count(*)::int as checks, (count(*) filter (where not does_agree))::int as disagreements from (
        select does_agree from cache_checks
        where workspace_id = app_workspace() and prompt_key = ${input.promptKey} and does_agree is not null and checked_at > coalesce(${input.since?.toISOString() ?? null}::timestamptz, '-infinity')
        order by checked_at desc limit ${input.last}::int) recent`,
  )
  return row ?? { checks: 0, disagreements: 0 }
}
