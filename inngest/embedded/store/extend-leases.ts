import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { texts } from "./json"

/** Extends the leases of calls that are open in this process; returns job and lease of those that are still held. */
export function extendLeases(tx: Tx, input: { jobIds: string[]; owner: string; leaseMs: number }): Promise<{ id: string; lease: string }[]> {
  const mine = sql`id = any(${texts(input.jobIds)}) and starts_with(lease, ${`${input.owner}:`})`
  return rows(
    tx,
    sql`
    with extended as (
      update engine_jobs set lease_until = clock_timestamp() + ${input.leaseMs} * interval '1 millisecond'
      where id in (select id from engine_jobs where ${mine} for update skip locked)
    )
    select id, lease from engine_jobs where ${mine}`,
  )
}
