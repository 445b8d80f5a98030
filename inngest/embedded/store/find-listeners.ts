import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { EventBody } from "../types"
import { json } from "./json"

export type Listener = {
  eventId: string
  id: string
  runId: string
  stepId: string | null
  kind: "wait" | "cancel"
  options: { if?: string | null }
  runEvent: EventBody
}

/**
 * Waits and cancellations that the events may satisfy, a page at a time. The recursion steps through the distinct
 * match paths of each name, so that only listeners whose key equals the event's value are read.
 */
export function findListeners(tx: Tx, page: { events: EventBody[]; after: { eventId: string; id: string }; limit: number }): Promise<Listener[]> {
  const incoming = page.events.map((body) => ({ id: body.id, name: body.name, body }))
  return rows(
    tx,
    sql`
    with recursive incoming as (
      select id, name, body from jsonb_to_recordset(${json(incoming)}) as e(id text, name text, body jsonb)
    ), paths as (
      select n.name, (select l.match_path from engine_jobs l where l.event_name = n.name order by l.match_path limit 1) as match_path
      from (select distinct name from incoming) n
      union all
      select p.name, (select l.match_path from engine_jobs l where l.event_name = p.name and l.match_path > p.match_path order by l.match_path limit 1)
      from paths p where p.match_path is not null
    )
    select e.id as "eventId", l.id, l.run_id as "runId", l.step_id as "stepId", l.kind, l.options, r.event as "runEvent"
    from incoming e
    join paths p on p.name = e.name and p.match_path is not null
    join engine_jobs l on l.event_name = e.name and l.match_path = p.match_path
      and l.match_key = case when cardinality(p.match_path) = 0 then '' else md5((e.body #> p.match_path)::text) end
      and (l.due_at is null or l.due_at > clock_timestamp())
    join engine_runs r on r.id = l.run_id
    where (e.id, l.id) > (${page.after.eventId}, ${page.after.id})
    order by e.id, l.id limit ${page.limit}`,
  )
}
