import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { PromptDefinition } from "@/prompts/schema"
import { awaitsReview } from "./review-columns"

export type HeldDraft = { requestId: string; attempt: number; text: string | null; output: unknown; unsupportedClaims: { start: number; end: number }[]; definition: PromptDefinition }

/**
 * What the model wrote in the current attempt of a request, or what was delivered where an approval was suspended since, and the
 * release it was written under. Locks the request.
 */
export async function findDraft(tx: Tx, requestId: string): Promise<HeldDraft | null> {
  const [draft] = await rows<HeldDraft>(
    tx,
    sql`select r.id as "requestId", r.current_attempt as attempt, case when r.status = 'done' then r.result_text else a.draft_text end as text,
        case when r.status = 'done' then r.result_output else a.draft_output end as output, r.unsupported_claims as "unsupportedClaims", p.definition
      from requests r join prompt_releases p on p.id = r.release_id
      join request_attempts a on a.request_id = r.id and a.number = r.current_attempt
      where r.id = ${requestId} and ${awaitsReview} for update of r`,
  )
  return draft ?? null
}
