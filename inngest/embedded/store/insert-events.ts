import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { EventBody } from "../types"
import { json } from "./json"

/** Stores the events that are new; `isListened` when a live run waits for that name. */
export function insertEvents(tx: Tx, events: EventBody[]): Promise<{ id: string; isListened: boolean }[]> {
  const incoming = events.map((body) => ({ id: body.id, name: body.name, body }))
  return rows(
    tx,
    sql`
    with fresh as (
      insert into engine_events (id, name, body)
      select id, name, body from jsonb_to_recordset(${json(incoming)}) as e(id text, name text, body jsonb) order by id
      on conflict do nothing returning id, name)
    select id, exists (select 1 from engine_jobs l where l.event_name = fresh.name) as "isListened" from fresh`,
  )
}
