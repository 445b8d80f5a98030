import type { Tx } from "@/drizzle/client"
import type { ReviewEvidence } from "@/drizzle/schema"
import { notFound } from "@/lib/errors"
import { findEvidenceFacts } from "@/lib/store/reviews/find-evidence-facts"
import { listServingVersions } from "@/lib/store/reviews/list-serving-versions"
import { hashJson } from "@/prompts/content-hash"

export type BuiltEvidence = { evidence: ReviewEvidence; evidenceHash: string }

/**
 * What a decision on this request's current draft rests on, as the database has it now. Two answers differ as soon as the
 * draft, the release, the passages or the serving version of any document behind it differ. Needs a workspace's unit of work.
 */
export async function buildEvidence(tx: Tx, requestId: string): Promise<BuiltEvidence> {
  const versionIds = await listServingVersions(tx, requestId)
  const facts = await findEvidenceFacts(tx, requestId)
  if (!facts) throw notFound("request")
  const { releaseHash, attempt, sources, draftText, draftOutput } = facts
  const evidence: ReviewEvidence = { releaseHash, attempt, outputHash: hashJson({ text: draftText, output: draftOutput }), sources, versionIds }
  return { evidence, evidenceHash: hashJson(evidence) }
}
