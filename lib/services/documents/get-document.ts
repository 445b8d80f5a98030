import { notFound } from "@/lib/errors"
import { countPlacements } from "@/lib/store/chunks/count-placements"
import { getDocument as getRecord } from "@/lib/store/documents/get-document"
import { listVersions } from "@/lib/store/documents/list-versions"
import { findOrigin } from "../connectors/find-origin"
import { scopeOf, type ServiceContext } from "../context"
import type { DocumentView } from "./documents.dto"
import { mayEdit } from "./may-edit"
import { toDocumentRow } from "./view/to-document-row"
import { toVersionView } from "./view/to-version-view"
import { viewAnalysis } from "./view/view-analysis"

/** One document with its versions' facts and the analysis as far as this person may see it. */
export async function getDocument(ctx: ServiceContext, input: { id: string }): Promise<DocumentView> {
  const { actor } = ctx
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getRecord(tx, input)
    if (!document) throw notFound("document")
    const versions = (await listVersions(tx, { documentId: document.id })).map((version) => toVersionView(version, document.currentVersionId))
    const latestVersion = versions.find((version) => version.id === document.latestVersionId)
    if (!latestVersion) throw notFound("document")
    return {
      ...toDocumentRow(document),
      version: versions.find((version) => version.isServing) ?? null,
      latestVersion,
      chunkCount: document.currentVersionId ? await countPlacements(tx, { versionId: document.currentVersionId }) : 0,
      canEdit: mayEdit(actor, document),
      sourceUrl: document.sourceUrl,
      origin: await findOrigin(tx, { documentId: document.id }),
      analysis: await viewAnalysis(tx, { actor, document }),
    }
  })
}
