import type { Tx } from "@/drizzle/client"
import { titleFromDocument } from "@/lib/documents/title-from-document"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { updateServingVersion } from "@/lib/store/documents/update-serving-version"
import { updateState } from "@/lib/store/documents/update-state"
import { listRelianceIds } from "@/lib/store/freshness/list-reliances"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { endEntriesOnDocument } from "@/lib/store/reuse/end-entries"
import { scopeOf, type ServiceContext } from "../../context"
import { applyFindings, compareReliances, type Findings, keepAnalysis } from "../../freshness"
import { tellOfNewVersion } from "../../notifications"
import { tellWatchers } from "./change-state"
import { findCurrentWork, type VersionWork } from "./read-version"

/** Answers that are delivered while the texts are compared are looked at in another round; what comes after the last one, the sweeper sees. */
const mostRounds = 5

type Swapped = "served" | "superseded" | "compare again"

/**
 * Swaps a version in: from the end of the transaction on it is what is read, searched and cited, and answers, approvals and cells
 * whose passages it changed are stale. The texts are compared before it. False when the version is no longer the newest; serving
 * twice is serving once.
 */
export async function serveVersion(ctx: ServiceContext, work: VersionWork): Promise<boolean> {
  const { database } = ctx.deps
  let swapped: Swapped = "compare again"
  for (let round = 1; swapped === "compare again"; round++) {
    const before = await database.workspace(scopeOf(ctx), async (tx) => ((await findCurrentWork(tx, work)) ? getDocument(tx, { id: work.documentId }) : null))
    if (!before) return false
    if (before.currentVersionId === work.versionId) return true
    const findings = await compareReliances(ctx, { ...work, servingVersionId: before.currentVersionId })
    swapped = await database.workspace(scopeOf(ctx), (tx) => swap(tx, ctx, { work, findings, isLastRound: round >= mostRounds }))
  }
  tellWatchers(ctx.deps, work.documentId)
  return swapped === "served"
}

async function swap(tx: Tx, ctx: ServiceContext, { work, findings, isLastRound }: { work: VersionWork; findings: Findings; isLastRound: boolean }): Promise<Swapped> {
  const { documentId, versionId } = work
  await lockDocument(tx, { id: documentId })
  const document = await getDocument(tx, { id: documentId })
  const version = await getVersionText(tx, work)
  if (document?.latestVersionId !== versionId || !version) return "superseded"
  if (document.currentVersionId === versionId) return "served"
  if (document.currentVersionId !== findings.servingVersionId) return "compare again"
  if (!isLastRound && (await listRelianceIds(tx, { documentId })).some((id) => !findings.comparedIds.has(id))) return "compare again"
  const { fileName } = document.latest
  // A title that still is the file's name was nobody's choice.
  const isFileName = document.title === titleFromDocument({ text: "", sections: [] }, fileName)
  const title = isFileName && document.currentVersionId === null ? titleFromDocument(version, fileName) : null
  const keepsAnalysis = findings.isLayoutOnly && document.analysisRequestId !== null
  await updateServingVersion(tx, { documentId, versionId, title, keepsAnalysis })
  if (keepsAnalysis && document.analysisRequestId) await keepAnalysis(tx, { findings, requestId: document.analysisRequestId, version })
  const stale = await applyFindings(tx, ctx, { documentId, causes: findings.causes, staleCellIds: findings.staleCellIds })
  await endEntriesOnDocument(tx, { documentId })
  if (document.currentVersionId) await tellOfNewVersion(tx, { workspaceId: ctx.actor.workspaceId, documentId, ownerId: document.ownerId, byUserId: ctx.actor.userId, versionNumber: version.number, isLayoutOnly: findings.isLayoutOnly })
  await updateState(tx, { ...work, state: "analysing", shareDone: 0.5, reason: "Searchable; finding out what kind of document this is" })
  await insertAudit(tx, { actor: ctx.actor, action: "document.version_served", subjectKind: "document", subjectId: documentId, detail: { versionId, before: document.currentVersionId, staleAnswers: stale.length, isLayoutOnly: findings.isLayoutOnly } })
  await ctx.deps.hub.notify(tx, [`document:${documentId}`, ...stale.map(({ id }) => `request:${id}`)])
  return "served"
}
