import type { Tx } from "@/drizzle/client"
import { extractDocument } from "@/lib/documents/extract-document"
import type { MediaType } from "@/lib/documents/media-type"
import { getBlob } from "@/lib/store/blobs/get-blob"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { insertLayouts } from "@/lib/store/documents/layouts/insert-layouts"
import { updateVersionRead } from "@/lib/store/documents/update-version-read"
import { scopeOf, type ServiceContext } from "../../context"
import { changeState } from "./change-state"
import { failVersion } from "./fail-version"

export type VersionWork = { documentId: string; versionId: string }

/** `superseded`: deleted, or a newer version came, so there is nothing left to do. */
export type ReadOutcome = "read" | "failed" | "superseded"

/** Reads the text out of a version's bytes in a child process. What is wrong with the file is an outcome and ends the work. */
export async function readVersion(ctx: ServiceContext, work: VersionWork): Promise<ReadOutcome> {
  const { database } = ctx.deps
  const version = await database.workspace(scopeOf(ctx), (tx) => findCurrentWork(tx, work))
  if (!version) return "superseded"
  if (version.readAt) return "read"
  await changeState(ctx, { ...work, state: "reading", shareDone: 0.05, reason: "Reading the file" })
  const bytes = await database.workspace(scopeOf(ctx), (tx) => getBlob(tx, { workspaceId: ctx.actor.workspaceId, sha256: version.sha256 }))
  if (!bytes) return "superseded"
  const result = await extractDocument({ bytes, mediaType: version.mediaType as MediaType, fileName: version.fileName })
  if (!result.ok) {
    await failVersion(ctx, { ...work, code: result.failure.code, reason: result.failure.message })
    return "failed"
  }
  const { text, pages, sections, pageCount, layouts, hiddenTexts, warnings } = result.extraction
  const { versionId } = work
  await database.workspace(scopeOf(ctx), async (tx) => {
    await updateVersionRead(tx, { versionId, text, pages, sections, pageCount, warnings: warnings.map(({ code, message }) => ({ code, message })), hiddenTexts, ocrConfidence: null })
    await insertLayouts(tx, { workspaceId: ctx.actor.workspaceId, versionId, layouts: layouts ?? [] })
  })
  return "read"
}

/** The version while it is its living document's newest. */
export async function findCurrentWork(tx: Tx, { documentId, versionId }: VersionWork) {
  const document = await getDocument(tx, { id: documentId })
  if (document?.latestVersionId !== versionId) return null
  return getVersion(tx, { documentId, versionId })
}
