import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { listVersions as listRecords } from "@/lib/store/documents/list-versions"
import { scopeOf, type ServiceContext } from "../context"
import type { VersionView } from "./documents.dto"
import { toVersionView } from "./view/to-version-view"

/** All versions of a document, newest first. */
export async function listVersions(ctx: ServiceContext, input: { id: string }): Promise<VersionView[]> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, input)
    if (!document) throw notFound("document")
    const versions = await listRecords(tx, { documentId: document.id })
    return versions.map((version) => toVersionView(version, document.currentVersionId))
  })
}
