import { createHash } from "node:crypto"
import { uuidv7 } from "uuidv7"
import { nameFile } from "@/lib/documents/fetching/name-file"
import { titleFromDocument } from "@/lib/documents/title-from-document"
import { insertDocument } from "@/lib/store/documents/insert-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { lockContent } from "@/lib/store/documents/lock-document"
import { findSameSource } from "@/lib/store/imports/find-same-source"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { cleanLine } from "../documents/cut-text"
import type { AcceptedDocument } from "../documents/documents.dto"
import { acceptedDocument } from "../documents/intake/accepted-document"
import { announceVersion } from "../documents/intake/announce-version"
import { checkLink } from "./check-link"
import type { ImportDocumentInput } from "./imports.dto"
import { unfetchedHash, unfetchedMediaType } from "./unfetched"

/** Takes in a document by its link; fetching it is the engine's work. A link that is here already: nothing is done, and it says so. */
export async function importDocument(ctx: ServiceContext, input: ImportDocumentInput): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const visibility = input.visibility ?? "workspace"
  const id = uuidv7()
  const versionId = uuidv7()
  const result = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const link = await checkLink(tx, { deps, url: input.url })
    await lockContent(tx, { workspaceId, sha256: createHash("sha256").update(link.href).digest("hex") })
    const same = await findSameSource(tx, { sourceUrl: link.href, userId, visibility })
    if (same) return { id: same.documentId, versionId: same.versionId, unchanged: true, title: same.title }
    const fileName = nameFile({ href: link.href })
    const title = cleanLine(input.title ?? "") || titleFromDocument({ text: "", sections: [] }, fileName)
    await insertDocument(tx, { id, workspaceId, ownerId: userId, title, visibility, sourceUrl: link.href })
    await insertVersion(tx, { id: versionId, workspaceId, documentId: id, sha256: unfetchedHash(versionId), byteLength: 0, mediaType: unfetchedMediaType, fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.imported", subjectKind: "document", subjectId: id, detail: { versionId, host: link.host, visibility } })
    return { id, versionId, unchanged: false, title }
  })
  if (!result.unchanged) await announceVersion(deps, { workspaceId, documentId: id, versionId, userId })
  return acceptedDocument(result)
}
