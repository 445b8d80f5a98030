import { fetchFile } from "@/lib/documents/fetching/fetch-file"
import { titleFromDocument } from "@/lib/documents/title-from-document"
import { AppError } from "@/lib/errors"
import { insertBlob } from "@/lib/store/blobs/insert-blob"
import { getDocument } from "@/lib/store/documents/get-document"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { deleteUnfetchedVersion } from "@/lib/store/imports/delete-unfetched-version"
import { updateFetchedVersion } from "@/lib/store/imports/update-fetched-version"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { maxUploadBytes } from "../documents/documents.dto"
import { type CheckedFile, checkFile } from "../documents/intake/check-file"
import { storePieces } from "../documents/intake/store-pieces"
import { changeState, tellWatchers } from "../documents/processing/change-state"
import { failVersion } from "../documents/processing/fail-version"
import { findCurrentWork, type VersionWork } from "../documents/processing/read-version"
import { settleDocument } from "../documents/processing/settle-document"
import { checkLink } from "./check-link"
import { resolveHost } from "./resolve-host"
import { unfetchedHash } from "./unfetched"

const limits = { maxBytes: maxUploadBytes, idleMs: 15_000, totalMs: 120_000 }

/** `present`: the version has its bytes, fetched now or long there. `ended`: there is nothing more to do for it. */
export type FetchOutcome = "present" | "ended"

/** Gets the bytes of a version that was asked for by link. What is wrong with link or file is written on the version and ends the work. */
export async function fetchVersion(ctx: ServiceContext, work: VersionWork): Promise<FetchOutcome> {
  const { database } = ctx.deps
  const { version, document } = await database.workspace(scopeOf(ctx), async (tx) => ({ version: await findCurrentWork(tx, work), document: await getDocument(tx, { id: work.documentId }) }))
  if (version?.sha256 !== unfetchedHash(work.versionId)) return "present"
  if (!document?.sourceUrl) return "ended"
  try {
    const file = await fetchLink(ctx, { work, url: document.sourceUrl })
    return await keepFile(ctx, { work, file })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await failVersion(ctx, { ...work, code: "fetch_failed", reason: error.message })
    return "ended"
  }
}

async function fetchLink(ctx: ServiceContext, { work, url }: { work: VersionWork; url: string }): Promise<CheckedFile> {
  const { deps } = ctx
  // The list may have become shorter since the link was given.
  const link = await deps.database.workspace(scopeOf(ctx), (tx) => checkLink(tx, { deps, url }))
  await changeState(ctx, { ...work, state: "reading", shareDone: 0.02, reason: `Fetching from ${link.host}` })
  const resolved = await resolveHost(deps, link)
  if (!resolved.ok) throw new AppError("invalid_payload", resolved.reason)
  const fetched = await fetchFile({ link, addresses: resolved.addresses, limits, certificates: deps.imports.certificates })
  if (!fetched.ok) throw new AppError("invalid_payload", fetched.reason)
  return checkFile(fetched)
}

async function keepFile(ctx: ServiceContext, { work, file }: { work: VersionWork; file: CheckedFile }): Promise<FetchOutcome> {
  const { actor, deps } = ctx
  const { workspaceId } = actor
  const { documentId, versionId } = work
  const { bytes, sha256, mediaType, fileName } = file
  await storePieces(ctx, file)
  const outcome = await deps.database.workspace(scopeOf(ctx), async (tx): Promise<FetchOutcome | "unchanged"> => {
    await lockDocument(tx, { id: documentId })
    const document = await getDocument(tx, { id: documentId })
    if (document?.latestVersionId !== versionId) return "ended"
    const { host } = new URL(document.sourceUrl ?? "https://nowhere.invalid")
    if (document.current?.sha256 === sha256) {
      await deleteUnfetchedVersion(tx, { documentId, versionId, servingId: document.current.id })
      await insertAudit(tx, { actor, action: "document.fetch_unchanged", subjectKind: "document", subjectId: documentId, detail: { sha256, host } })
      return "unchanged"
    }
    await insertBlob(tx, { workspaceId, sha256, bytes })
    const named = (name: string) => titleFromDocument({ text: "", sections: [] }, name)
    const title = document.current === null && document.title === named(document.latest.fileName) ? named(fileName) : null
    await updateFetchedVersion(tx, { documentId, versionId, sha256, byteLength: bytes.byteLength, mediaType, fileName, title })
    await insertAudit(tx, { actor, action: "document.fetched", subjectKind: "document", subjectId: documentId, detail: { versionId, sha256, byteLength: bytes.byteLength, mediaType, host } })
    return "present"
  })
  if (outcome === "unchanged") await settleUnchanged(ctx, documentId)
  return outcome === "present" ? "present" : "ended"
}

async function settleUnchanged(ctx: ServiceContext, documentId: string): Promise<void> {
  const document = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id: documentId }))
  if (!document) return
  const work = { documentId, versionId: document.latest.id }
  await settleDocument(ctx, work, { problem: null, note: "Fetched again from its link: the file there is still the very same." })
  tellWatchers(ctx.deps, documentId)
}
