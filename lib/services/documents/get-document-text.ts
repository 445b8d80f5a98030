import { AppError, notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../context"
import type { DocumentTextView } from "./documents.dto"

/** The extracted text of one version or of the serving one, which citations and clauses address by character. */
export async function getDocumentText(ctx: ServiceContext, input: { id: string; versionId?: string | undefined }): Promise<DocumentTextView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, input)
    if (!document) throw notFound("document")
    const versionId = input.versionId ?? document.currentVersionId
    if (!versionId) throw new AppError("conflict", "This document has no text yet: it is still being read, or could not be.")
    const version = await getVersionText(tx, { documentId: document.id, versionId })
    if (!version) throw notFound("version")
    const { id, number, text, pages, sections } = version
    return { versionId: id, versionNumber: number, text, pages, sections }
  })
}
