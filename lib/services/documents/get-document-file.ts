import { notFound } from "@/lib/errors"
import { getBlob } from "@/lib/store/blobs/get-blob"
import { getBlobPart } from "@/lib/store/blobs/get-blob-part"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../context"

type FileFacts = { versionId: string; byteLength: number; mediaType: string; fileName: string; sha256: string }
/** Bytes [start, end), all of them, or none: the facts alone. */
type FilePart = { start: number; end: number } | "whole" | "none"
export type DocumentFile = FileFacts & { bytes: Uint8Array }

type FileInput = { id: string; versionId?: string | undefined; /** Asked once it is known that the caller may have the file. */ choosePart?: (facts: FileFacts) => FilePart }

/** The bytes as they were uploaded, or a part of them, of one version or of the serving one (the newest while none serves). */
export async function getDocumentFile(ctx: ServiceContext, { choosePart = () => "whole", ...input }: FileInput): Promise<DocumentFile> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, input)
    const versionId = input.versionId ?? document?.currentVersionId ?? document?.latestVersionId
    const version = document && versionId ? await getVersion(tx, { documentId: document.id, versionId }) : null
    if (!version) throw notFound("document")
    const { byteLength, mediaType, fileName, sha256 } = version
    const facts = { versionId: version.id, byteLength, mediaType, fileName, sha256 }
    const part = choosePart(facts)
    const blob = { workspaceId: ctx.actor.workspaceId, sha256 }
    const bytes = part === "none" ? new Uint8Array() : part === "whole" ? await getBlob(tx, blob) : await getBlobPart(tx, { ...blob, ...part })
    if (!bytes) throw notFound("document")
    return { ...facts, bytes }
  })
}
