import { sql } from "drizzle-orm"
import type { Decision, ReviewState } from "@/drizzle/schema/constants"

export type ReviewItemRow = {
  id: string
  requestId: string
  promptKey: string
  promptTitle: string
  authorId: string
  authorName: string
  documents: { id: string; title: string }[]
  reasons: string[]
  priority: number
  state: ReviewState
  claimedBy: string | null
  claimedByName: string | null
  claimExpiresAt: string | null
  dueAt: string | null
  createdAt: string
  decision: Decision | null
  decidedBy: string | null
  decidedAt: string | null
  evidenceHash: string
  /** Sorts the queue: due first, then without a date. Microseconds, as text. */
  dueOrder: string
  decidedOrder: string
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Held, or delivered and signed on what has changed since. What was signed on a deleted document cannot be signed again. */
export const awaitsReview = sql`(r.status = 'in_review' or (r.status = 'done' and r.approval = 'suspended' and r.withdrawn_at is null
  and not exists (select 1 from stale_causes gone where gone.request_id = r.id and gone.kind = 'deleted')))`

/** A claim past its end is no claim. */
export const isClaimLive = sql`(i.state = 'claimed' and i.claim_expires_at > now())`

export const dueOrder = sql`coalesce((extract(epoch from i.due_at) * 1000000)::bigint, 9000000000000000000)`
export const decidedOrder = sql`coalesce((extract(epoch from i.decided_at) * 1000000)::bigint, 0)`

/** One row of ReviewItemRow; use with `reviewTables`. */
export const reviewColumns = sql`i.id, i.request_id as "requestId", r.prompt_key as "promptKey", p.definition->>'title' as "promptTitle",
  i.author_id as "authorId", author.name as "authorName",
  coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title) order by d.title) from documents d where d.id = any (r.document_ids)), '[]'::jsonb) as documents,
  to_jsonb(i.reasons) as reasons, i.priority,
  case when i.state = 'decided' then 'decided' when ${isClaimLive} then 'claimed' else 'open' end as state,
  case when ${isClaimLive} then i.claimed_by end as "claimedBy", case when ${isClaimLive} then holder.name end as "claimedByName",
  case when ${isClaimLive} then ${iso("i.claim_expires_at")} end as "claimExpiresAt",
  ${iso("i.due_at")} as "dueAt", ${iso("i.created_at")} as "createdAt", i.decision, decider.name as "decidedBy", ${iso("i.decided_at")} as "decidedAt",
  i.evidence_hash as "evidenceHash", ${dueOrder}::text as "dueOrder", ${decidedOrder}::text as "decidedOrder"`

export const reviewTables = sql`review_items i
  join requests r on r.id = i.request_id
  join prompt_releases p on p.id = r.release_id
  left join users author on author.id = i.author_id
  left join users holder on holder.id = i.claimed_by
  left join users decider on decider.id = i.decided_by`
