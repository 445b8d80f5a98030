import type { Tx } from "@/drizzle/client"
import { extractDocument } from "@/lib/documents/extract-document"
import type { MediaType } from "@/lib/documents/media-type"
import { getBlob } from "@/lib/store/blobs/get-blob"
import { getDocument } from "@/lib/store/documents/get-document"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { insertLayouts } from "@/lib/store/documents/layouts/insert-layouts"
import { deleteRecognised } from "@/lib/store/documents/layouts/delete-recognised"
import { listRecognised } from "@/lib/store/documents/layouts/list-recognised"
import { updateVersionRead } from "@/lib/store/documents/update-version-read"
import { scopeOf, type ServiceContext } from "../../context"
import { changeState } from "./change-state"
import { failVersion } from "./fail-version"
import { findRecogniser, howToRecognise, warnOfUnrecognised } from "./find-recogniser"

export type VersionWork = { documentId: string; versionId: string }

/** `scanned`: the text of these pages, from 1, has to be recognised first. `superseded`: deleted, or a newer version came, so there is nothing left to do. */
export type ReadOutcome = { outcome: "read" | "failed" | "superseded"; pages?: undefined } | { outcome: "scanned"; pages: number[] }

/** Reads the text out of a version's bytes in a child process, with what was recognised of its pages. What is wrong with the file is an outcome and ends the work. */
export async function readVersion(ctx: ServiceContext, work: VersionWork): Promise<ReadOutcome> {
  const { database } = ctx.deps
  const { workspaceId } = ctx.actor
  const { versionId } = work
  const { version, recognised } = await database.workspace(scopeOf(ctx), async (tx) => ({ version: await findCurrentWork(tx, work), recognised: await listRecognised(tx, work) }))
  if (!version) return { outcome: "superseded" }
  if (version.readAt) return { outcome: "read" }
  await changeState(ctx, { ...work, state: "reading", shareDone: recognised.length === 0 ? 0.05 : 0.19, reason: "Reading the file" })
  const bytes = await database.workspace(scopeOf(ctx), (tx) => getBlob(tx, { workspaceId, sha256: version.sha256 }))
  if (!bytes) return { outcome: "superseded" }
  const result = await extractDocument({ bytes, mediaType: version.mediaType as MediaType, fileName: version.fileName, recognised })
  const scanned = (result.ok ? result.extraction.scannedPages : result.failure.scannedPages) ?? []
  const hasRecogniser = scanned.length > 0 && (await findRecogniser()) !== null
  if (hasRecogniser) return { outcome: "scanned", pages: scanned }
  if (!result.ok) {
    const { code, message } = result.failure
    await failVersion(ctx, { ...work, code, reason: code !== "no_text" ? message : scanned.length > 0 ? howToRecognise : nothingRecognised })
    return { outcome: "failed" }
  }
  const { layouts, warnings: found, scannedPages: _, ...read } = result.extraction
  const warnings = [...found, ...(scanned.length > 0 ? [warnOfUnrecognised(scanned)] : [])]
  const isThere = await database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await holdLiving(tx, work))) return false
    await updateVersionRead(tx, { versionId, ...read, warnings: warnings.map(({ code, message }) => ({ code, message })) })
    await insertLayouts(tx, { workspaceId, versionId, layouts: layouts ?? [] })
    await deleteRecognised(tx, work)
    return true
  })
  return { outcome: isThere ? "read" : "superseded" }
}

const nothingRecognised = "This document holds pictures, and no text could be recognised in them. Scan it again, upright and at 300 dots to an inch, and upload that as a new version."

/** The version while it is its living document's newest. */
export async function findCurrentWork(tx: Tx, { documentId, versionId }: VersionWork) {
  const document = await getDocument(tx, { id: documentId })
  if (document?.latestVersionId !== versionId) return null
  const version = await getVersion(tx, { documentId, versionId })
  return version?.withdrawnAt ? null : version
}

/** Whether the document is still there; it stays until the end of the transaction, so that nothing is written of one that is deleted. */
export async function holdLiving(tx: Tx, { documentId }: Pick<VersionWork, "documentId">): Promise<boolean> {
  return (await lockDocument(tx, { id: documentId })) !== null
}
