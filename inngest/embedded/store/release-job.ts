import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { Due } from "../types"
import { dueColumns } from "./due-columns"

type Leased = { id: string; lease: string }

/** Removes a job that has been answered; null when the lease is no longer ours, and the answer then counts for nothing. */
export async function takeAnsweredJob(tx: Tx, job: Leased): Promise<{ isRepeated: boolean } | null> {
  const [taken] = await rows<{ isRepeated: boolean }>(
    tx,
    sql`delete from engine_jobs where id = ${job.id} and lease = ${job.lease} returning is_repeated as "isRepeated"`,
  )
  return taken ?? null
}

/** Gives a job back for its next attempt. */
export async function postponeJob(tx: Tx, input: { job: Leased; attempt: number; due: Due }): Promise<void> {
  const { after_ms, at } = dueColumns(input.due)
  await rows(
    tx,
    sql`
    update engine_jobs set state = 'waiting', lease = null, lease_until = null, attempt = ${input.attempt}, lost_count = 0,
      due_at = coalesce(${at}::text::timestamptz, clock_timestamp() + ${after_ms}::double precision * interval '1 millisecond')
    where id = ${input.job.id} and lease = ${input.job.lease}`,
  )
}

/** Gives back, untouched, what a stopping process still holds. */
export async function releaseLeases(tx: Tx, owner: string): Promise<number> {
  const released = await rows(
    tx,
    sql`
    update engine_jobs set state = 'ready', lease = null, lease_until = null
    where id in (select id from engine_jobs where state = 'leased' and starts_with(lease, ${`${owner}:`}) order by id for update skip locked)
    returning id`,
  )
  return released.length
}
