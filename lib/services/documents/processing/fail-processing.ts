import { getDocument } from "@/lib/store/documents/get-document"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import type { VersionAddress } from "../intake/announce-version"
import { failVersion } from "./fail-version"
import { settleDocument } from "./settle-document"

const unexpected = "Something went wrong on our side while this was worked on. Try again; if it stays, tell your administrator."

/** Ends the work on a version that no retry could finish. A version that serves already goes on serving. `message` is a sentence for the uploader. */
export async function failProcessing(deps: Deps, version: VersionAddress, message: string = unexpected): Promise<void> {
  const { workspaceId, userId, documentId, versionId } = version
  // The uploader may be gone, and the state has to be written all the same.
  const actor: ServiceContext["actor"] = { kind: "system", workspaceId, userId, role: "admin", name: "", email: "", workspaceName: "", timeZone: "UTC" }
  const ctx: ServiceContext = { actor, deps, requestId: "pipeline" }
  const document = await deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id: documentId }))
  if (document?.latestVersionId !== versionId) return
  const work = { documentId, versionId }
  if (document.currentVersionId === versionId) return settleDocument(ctx, work, { problem: { code: "internal", message } })
  await failVersion(ctx, { ...work, code: "internal", reason: message })
}
