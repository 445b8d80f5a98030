import { sql, type SQL } from "drizzle-orm"
import type { RecallSelector } from "@/drizzle/schema"

/**
 * The ids, in a relation `resting`, and in `found` what is to be known of them, of all requests that rest on something: those that were made from it, whoever was given
 * the same answer (joined or from the cache), and what was answered in a conversation after it with it in view. Parts of an
 * analysis count as the analysis. Goes behind `with recursive`; `before` leaves out what was asked later.
 */
export function restingOn(selector: RecallSelector, before: SQL): SQL {
  return sql`base as (select distinct coalesce(r.parent_id, r.id) as id from requests r where ${madeFrom(selector, before)}),
    edges as materialized (
      select r.leader_id as source, r.id as copy from requests r where r.leader_id is not null
      union all select e.request_id, r.id from requests r join response_cache e on e.id = r.cache_entry_id
      union all select turn.id, r.id from answer_records a join requests r on r.id = a.request_id and r.current_attempt = a.attempt cross join unnest(a.earlier_request_ids) as turn(id)),
    resting as (select id from base union select e.copy from resting x join edges e on e.source = x.id),
    found as materialized (select r.* from resting x cross join lateral (${oneRequest}) r)`
}

/** By its key, one by one: how many a recursive relation gives is guessed, and on such a guess each of them may be compared with every request. */
const oneRequest = sql`select q.id, q.actor_id, q.status, q.approval, q.withdrawn_at, left(q.result_text, 1) as result_text from requests q where q.id = x.id limit 1`

/** A version that was withdrawn is used by nobody afterwards, so no moment has to be named for it. */
function madeFrom(selector: RecallSelector, before: SQL): SQL {
  switch (selector.kind) {
    case "version":
      return sql`r.id in (
        select s.request_id from request_sources s where s.version_id = ${selector.versionId}
        union select c.request_id from extracted_clauses c where c.version_id = ${selector.versionId}
        union select g.request_id from grid_cells g where g.version_id = ${selector.versionId} and g.request_id is not null
        union ${analysesOf(selector)})`
    case "release":
      return sql`r.release_id = ${selector.releaseId} and r.created_at <= ${before}`
    case "model":
      return sql`r.created_at <= ${before} and (
        exists (select 1 from request_attempts a where a.request_id = r.id and a.number = r.current_attempt and a.provider = ${selector.provider} and a.model = ${selector.model})
        or (r.status in ('pending', 'processing') and exists (select 1 from calls c where c.request_id = r.id and c.provider = ${selector.provider} and c.model = ${selector.model})))`
    case "period":
      return sql`r.created_at <= ${before} and coalesce(r.finished_at, r.created_at) >= ${selector.from}::timestamptz and coalesce(r.finished_at, r.created_at) < ${selector.to}::timestamptz`
  }
}

/** The analyses that the product made of a version itself, while it served: they read the whole of it. */
function analysesOf({ documentId, versionId }: Extract<RecallSelector, { kind: "version" }>): SQL {
  return sql`select p.id from requests p join document_versions v on v.id = ${versionId}
    where p.origin = 'pipeline' and p.prompt_key = 'contract_analysis' and p.document_ids @> array[${documentId}]::uuid[] and p.created_at >= v.served_at
      and not exists (select 1 from document_versions n where n.document_id = v.document_id and n.number > v.number and n.served_at <= p.created_at)`
}

/** Answers that somebody has, or that wait for a reviewer; what a person stopped counts as far as it was shown. */
export const isAnswer = sql`(r.status in ('done', 'in_review') or (r.status = 'cancelled' and r.result_text is not null))`
export const isRunning = sql`r.status in ('pending', 'processing')`
