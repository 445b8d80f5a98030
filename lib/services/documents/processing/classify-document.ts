import { AppError } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import { updateKind } from "@/lib/store/documents/update-kind"
import { scopeOf, type ServiceContext } from "../../context"
import { findRowKind } from "../../connectors/find-row-kind"
import { cutText } from "../cut-text"
import { createPipelineRequest, runRequestInline } from "../../requests"
import type { VersionWork } from "./read-version"

/** `kind` is null when it could not be found out; `problem` then says why. */
export type Classified = { kind: string | null; problem: { code: string; message: string } | null }

const openingCharacters = 6_000

/** What kind of document the serving version is, asked once per version. */
export async function classifyDocument(ctx: ServiceContext, work: VersionWork): Promise<Classified> {
  const { database } = ctx.deps
  const { documentId, versionId } = work
  const { document, version } = await database.workspace(scopeOf(ctx), async (tx) => ({ document: await getDocument(tx, { id: documentId }), version: await getVersionText(tx, work) }))
  if (!document || !version || document.currentVersionId !== versionId) return { kind: null, problem: null }
  if (document.kind) return { kind: document.kind, problem: null }
  const known = await database.workspace(scopeOf(ctx), async (tx) => {
    const kind = await findRowKind(tx, { documentId })
    if (kind) await updateKind(tx, { documentId, versionId, kind })
    return kind
  })
  if (known) return { kind: known, problem: null }
  try {
    const payload = { title: document.latest.fileName, text: cutText(version.text, openingCharacters) }
    const { id } = await createPipelineRequest(ctx, { promptKey: "doc_classify", payload, documentIds: [documentId], versionId })
    const { output } = await runRequestInline(ctx, { requestId: id })
    const { kind } = output as { kind: string }
    await database.workspace(scopeOf(ctx), (tx) => updateKind(tx, { documentId, versionId, kind }))
    return { kind, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: null, problem: { code: error.code, message: error.message } }
  }
}
