import { findExtraction } from "@/lib/store/clauses/find-extraction"
import { scopeOf, type ServiceContext } from "../../context"
import { copyPart } from "../../reuse/copy-part"
import { createPipelineRequest, pipelinePayloadHash, runRequestInline } from "../../requests"
import { cutText } from "../cut-text"
import { type AnalysisWork, loadVersion, sectionsOf, stopReason } from "./analysis-work"

/** `partId` is the request whose output holds the section's clauses. */
export type Extracted = { state: "extracted"; partId: string } | { state: "ended" | "cancelled" }

const promptKey = "clause_extract"
const longestTitle = 300
/** What the prompt takes; only text without blanks comes near it. */
const longestText = 40_000

/**
 * Finds the clauses of one section, as a request of its own under the analysis: with its release, budget and ledger rows.
 * A section that was extracted before with the same release, for an earlier version or a failed try, is not paid for again.
 */
export async function extractSection(ctx: ServiceContext, { work, index }: { work: AnalysisWork; index: number }): Promise<Extracted> {
  const { request, version } = await loadVersion(ctx, work)
  const stop = stopReason(request)
  if (stop) return { state: stop }
  const section = version ? sectionsOf(version)[index] : undefined
  if (!section) return { state: "ended" }
  const sectionTitle = cutText(section.headingPath.join(" › "), longestTitle)
  const payload = { sectionText: cutText(section.text, longestText), ...(sectionTitle ? { sectionTitle } : {}) }
  const input = { promptKey, payload, documentIds: [work.documentId] }
  const earlier = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const release = await ctx.deps.prompts.active(tx, promptKey)
    const found = await findExtraction(tx, { payloadHash: pipelinePayloadHash(input), releaseId: release.id })
    return found && copyPart(tx, ctx, { part: found, parentId: work.requestId })
  })
  if (earlier) return { state: "extracted", partId: earlier }
  const { id } = await createPipelineRequest(ctx, { ...input, parentId: work.requestId })
  await runRequestInline(ctx, { requestId: id })
  return { state: "extracted", partId: id }
}
