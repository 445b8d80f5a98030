import { type SQL, sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { json } from "./json"

export type CronRow = { functionId: string; spec: string }

export async function readClock(tx: Tx): Promise<Date> {
  const [clock] = await rows<{ ms: number }>(tx, sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`)
  return new Date(clock?.ms ?? Number.NaN)
}

/** A cron that is known keeps its next moment, so that a tick missed while nothing ran still fires once. */
export async function insertCrons(tx: Tx, crons: (CronRow & { nextAt: Date })[]): Promise<void> {
  await rows(
    tx,
    sql`
    insert into engine_crons (function_id, spec, next_at)
    select "functionId", spec, "nextAt" from jsonb_to_recordset(${json(crons)}) as c("functionId" text, spec text, "nextAt" timestamptz)
    on conflict do nothing`,
  )
}

/** Crons of other releases of the product are left to the processes that know them. */
export async function findDueCrons(tx: Tx, known: CronRow[]): Promise<(CronRow & { nextAtMs: number })[]> {
  return rows(
    tx,
    sql`
    select function_id as "functionId", spec, (extract(epoch from next_at) * 1000)::double precision as "nextAtMs" from engine_crons
    where next_at <= clock_timestamp() and (function_id, spec) in (${knownRows(known)})
    order by function_id, spec for update skip locked`,
  )
}

export function knownRows(known: CronRow[]): SQL {
  return sql`select k."functionId", k.spec from jsonb_to_recordset(${json(known)}) as k("functionId" text, spec text)`
}

export async function setCron(tx: Tx, cron: CronRow & { nextAt: Date }): Promise<void> {
  await rows(tx, sql`update engine_crons set next_at = ${cron.nextAt.toISOString()}::text::timestamptz where function_id = ${cron.functionId} and spec = ${cron.spec}`)
}
