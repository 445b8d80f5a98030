import { and, desc, eq, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { indexChecks } from "@/drizzle/schema"

export type StoredCheck = { kind: "full" | "recall"; recall: number | null; depth: number | null; cases: number | null; findings: Record<string, unknown>; createdAt: Date }

export async function insertIndexCheck(tx: Tx, check: Omit<StoredCheck, "createdAt"> & { workspaceId: string }): Promise<void> {
  await tx.insert(indexChecks).values(check)
}

/** The latest checks of a kind, newest first. */
export function listIndexChecks(tx: Tx, { kind, limit }: { kind: StoredCheck["kind"]; limit: number }): Promise<StoredCheck[]> {
  const { recall, depth, cases, findings, createdAt } = indexChecks
  return tx.select({ kind: indexChecks.kind, recall, depth, cases, findings, createdAt }).from(indexChecks).where(and(eq(indexChecks.kind, kind))).orderBy(desc(indexChecks.id)).limit(limit)
}

/** When a check was asked for that has not ended: later than the last recall check, which is a check's end. Null without one, or after so many seconds. */
export async function findOpenAsking(tx: Tx, { withinSeconds }: { withinSeconds: number }): Promise<string | null> {
  const [row] = await rows<{ at: string }>(
    tx,
    sql`select (extract(epoch from max(created_at)) * 1000)::bigint::text as at from audit_log where action = 'index.check_asked' and created_at > clock_timestamp() - make_interval(secs => ${withinSeconds}::int)
      and created_at > coalesce((select max(created_at) from index_checks where kind = 'recall'), '-infinity'::timestamptz) having max(created_at) is not null`,
  )
  return row ? new Date(Number(row.at)).toISOString() : null
}

/** Two presses at once are told apart by who holds the workspace first. */
export async function lockAsking(tx: Tx, { workspaceId }: { workspaceId: string }): Promise<void> {
  await tx.execute(sql`select 1 from workspaces where id = ${workspaceId} for update`)
}

/** Checks older than the newest of a kind by this many are forgotten. */
export async function deleteOldChecks(tx: Tx, { kept }: { kept: number }): Promise<void> {
  await tx.execute(sql`delete from index_checks where id in (select id from (select id, row_number() over (partition by kind order by id desc) as place from index_checks) c where place > ${kept}::int)`)
}

export type IndexMetrics = { oldestPendingSeconds: number; pending: number; withoutVector: number; problems: number; lowestRecall: number | null; building: number; oldestCheckSeconds: number | null }

/** Over all workspaces, as their last checks and their documents say; for the system role. */
export async function measureIndexes(tx: Tx): Promise<IndexMetrics> {
  const [row] = await rows<IndexMetrics>(
    tx,
    sql`with last as (select distinct on (workspace_id, kind) kind, recall, findings, created_at from index_checks order by workspace_id, kind, id desc),
      pending as (select updated_at from documents where deleted_at is null and (state in ('queued', 'reading', 'indexing', 'analysing') or (state = 'ready' and state_code in ('index_incomplete', 'waiting_for_budget'))))
    select coalesce((select extract(epoch from clock_timestamp() - min(updated_at)) from pending), 0)::float8 as "oldestPendingSeconds", (select count(*)::int from pending) as pending,
      coalesce((select sum((findings->>'withoutVector')::int) from last where kind = 'full'), 0)::int as "withoutVector",
      coalesce((select sum((findings->>'problems')::int) from last where kind = 'full'), 0)::int as problems,
      (select min(recall) from last where kind = 'recall') as "lowestRecall", (select count(*)::int from embedding_indexes where state = 'building') as building,
      (select extract(epoch from clock_timestamp() - min(created_at)) from last where kind = 'full')::float8 as "oldestCheckSeconds"`,
  )
  return row ?? { oldestPendingSeconds: 0, pending: 0, withoutVector: 0, problems: 0, lowestRecall: null, building: 0, oldestCheckSeconds: null }
}
