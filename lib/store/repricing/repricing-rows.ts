import { sql, type SQL } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { repricings } from "@/drizzle/schema"

export type RepricingRow = {
  id: string
  actorName: string | null
  from: string
  to: string
  priceListVersion: string
  calls: number
  unpriced: number
  oldNanoUsd: string
  newNanoUsd: string
  createdAt: string
  /** The account that closed it; null while it is running. */
  account: Record<string, unknown> | null
}

/** The audit row that closes a repricing; it holds the sums by model, which nobody wants to add up again. */
export const finishedAction = "repricing.finished"

export async function insertRepricing(tx: Tx, repricing: { workspaceId: string; actorId: string; fromDay: string; toDay: string; priceListVersion: string }): Promise<string> {
  const [row] = await tx
    .insert(repricings)
    .values({ ...repricing, calls: 0, oldNanoUsd: 0n, newNanoUsd: 0n, createdAt: sql`clock_timestamp()` })
    .returning({ id: repricings.id })
  if (!row) throw new Error("The repricing was not written")
  return row.id
}

export async function findRepricing(tx: Tx, id: string): Promise<RepricingRow | null> {
  return (await select(tx, sql`where r.id = ${id}`))[0] ?? null
}

/** Two workers on one repricing take turns. */
export async function lockRepricing(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select 1 from repricings where id = ${id} for update`)
}

export function listRepricingRows(tx: Tx, { before, limit }: { before: string | null; limit: number }): Promise<RepricingRow[]> {
  return select(tx, before ? sql`where r.id < ${before} order by r.id desc limit ${limit}` : sql`order by r.id desc limit ${limit}`)
}

/** The latest repricing of these very days that is still running. */
export async function findRunning(tx: Tx, { from, to }: { from: string; to: string }): Promise<RepricingRow | null> {
  return (await select(tx, sql`where r.from_day = ${from}::date and r.to_day = ${to}::date and a.detail is null order by r.id desc limit 1`))[0] ?? null
}

function select(tx: Tx, rest: SQL): Promise<RepricingRow[]> {
  return rows<RepricingRow>(
    tx,
    sql`select r.id, u.name as "actorName", to_char(r.from_day, 'YYYY-MM-DD') as "from", to_char(r.to_day, 'YYYY-MM-DD') as "to", r.price_list_version as "priceListVersion", r.calls, r.unpriced,
        r.old_nano_usd::text as "oldNanoUsd", r.new_nano_usd::text as "newNanoUsd", to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", a.detail as account
      from repricings r left join users u on u.id = r.actor_id
      left join audit_log a on a.workspace_id = r.workspace_id and a.subject_kind = 'repricing' and a.subject_id = r.id::text and a.action = ${finishedAction} ${rest}`,
  )
}
