import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { PromptDefinition } from "@/prompts/schema"

export type HeldDraft = { requestId: string; attempt: number; text: string | null; output: unknown; unsupportedClaims: { start: number; end: number }[]; definition: PromptDefinition }

/** What the model wrote in the current attempt of a request, and the release it wrote it under. Locks the request. */
export async function findDraft(tx: Tx, requestId: string): Promise<HeldDraft | null> {
  const [draft] = await rows<HeldDraft>(
    tx,
    sql`select r.id as "requestId", r.current_attempt as attempt, a.draft_text as text, a.draft_output as output, r.unsupported_claims as "unsupportedClaims", p.definition
      from requests r join prompt_releases p on p.id = r.release_id
      join request_attempts a on a.request_id = r.id and a.number = r.current_attempt
      where r.id = ${requestId} and r.status = 'in_review' for update of r`,
  )
  return draft ?? null
}
