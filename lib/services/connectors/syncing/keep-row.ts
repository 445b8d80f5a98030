import { uuidv7 } from "uuidv7"
import { mediaTypes } from "@/lib/documents/media-type"
import { AppError } from "@/lib/errors"
import { insertBlob } from "@/lib/store/blobs/insert-blob"
import { insertRow, updateRowContent } from "@/lib/store/connectors/connector-rows"
import { countDone } from "@/lib/store/connectors/connector-runs"
import type { ConnectorRecord } from "@/lib/store/connectors/connectors"
import { updateTitle } from "@/lib/store/connectors/update-title"
import { insertDocument } from "@/lib/store/documents/insert-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../../context"
import { addVersion } from "../../documents"
import { announceVersion } from "../../documents/intake/announce-version"
import { checkFile } from "../../documents/intake/check-file"
import { storePieces } from "../../documents/intake/store-pieces"
import type { RowDocument } from "./write-row"

type RowWork = { connector: ConnectorRecord; runId: string; row: RowDocument }

/** A row that was not there before: document, first version, its place in the connector and the count, all or nothing. */
export async function addRow(ctx: ServiceContext, { connector, runId, row }: RowWork): Promise<void> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { key, title, fileName, contentHash } = row
  const file = await checkFile({ bytes: Buffer.from(row.text, "utf8"), fileName })
  const { bytes, sha256 } = file
  const [documentId, versionId] = [uuidv7(), uuidv7()]
  await storePieces(ctx, file)
  const isNew = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    await insertBlob(tx, { workspaceId, sha256, bytes })
    await insertDocument(tx, { id: documentId, workspaceId, ownerId: userId, title, visibility: connector.visibility })
    if (!(await insertRow(tx, { workspaceId, connectorId: connector.id, key, documentId, contentHash, seenRunId: runId }))) throw new RowTakenError()
    await insertVersion(tx, { id: versionId, workspaceId, documentId, sha256, byteLength: bytes.byteLength, mediaType: mediaTypes.markdown, fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.synced", subjectKind: "document", subjectId: documentId, detail: { versionId, sha256, connectorId: connector.id, runId } })
    await countDone(tx, { id: runId, what: "added" })
    return true
  }).catch((error: unknown) => {
    if (error instanceof RowTakenError) return false
    throw error
  })
  if (isNew) await announceVersion(deps, { workspaceId, documentId, versionId, userId }, { isBatch: true })
}

/** Undoes the transaction of a row that another worker has added meanwhile. */
class RowTakenError extends Error {
  override readonly name = "RowTakenError"
}

/** A row that says something else now: a new version. A document that somebody deleted by hand is not made again. */
export async function changeRow(ctx: ServiceContext, { connector, runId, row, documentId }: RowWork & { documentId: string }): Promise<void> {
  const { database } = ctx.deps
  const isThere = await addVersion(ctx, { documentId, bytes: Buffer.from(row.text, "utf8"), fileName: row.fileName }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") return false
      throw error
    },
  )
  await database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await updateRowContent(tx, { connectorId: connector.id, key: row.key, contentHash: row.contentHash, seenRunId: runId })) || !isThere) return
    await updateTitle(tx, { documentId, title: row.title })
    await countDone(tx, { id: runId, what: "changed" })
  })
}
