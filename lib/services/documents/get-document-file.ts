import { notFound } from "@/lib/errors"
import { getBlob } from "@/lib/store/blobs/get-blob"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../context"

export type DocumentFile = { bytes: Uint8Array; mediaType: string; fileName: string; sha256: string }

/** The bytes as they were uploaded, of one version or of the serving one (the newest while none serves). */
export async function getDocumentFile(ctx: ServiceContext, input: { id: string; versionId?: string | undefined }): Promise<DocumentFile> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, input)
    const versionId = input.versionId ?? document?.currentVersionId ?? document?.latestVersionId
    const version = document && versionId ? await getVersion(tx, { documentId: document.id, versionId }) : null
    const bytes = version && (await getBlob(tx, { workspaceId: ctx.actor.workspaceId, sha256: version.sha256 }))
    if (!version || !bytes) throw notFound("document")
    return { bytes, mediaType: version.mediaType, fileName: version.fileName, sha256: version.sha256 }
  })
}
