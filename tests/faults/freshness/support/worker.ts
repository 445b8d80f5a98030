import type { Actor } from "../../../../lib/services/actor"
import { addVersion, getDocument } from "../../../../lib/services/documents"
import { appendLine } from "../../requests/support/journal"
import { wire, type WireOptions } from "../../requests/support/wire"

/** A process that uploads a new version, or follows what another one uploaded, until it serves. */
export type UpdateWorkerOptions = WireOptions & { actor: Actor; documentId: string; text: string }

const options = JSON.parse(process.env.UPDATE_WORKER ?? "{}") as UpdateWorkerOptions
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const { documentId, text } = options

const wiring = await wire(options)
const ctx = { actor: options.actor, deps: wiring.deps, requestId: "worker" }
// The same bytes again are no other version.
await addVersion(ctx, { documentId, bytes: new Uint8Array(Buffer.from(text)), fileName: "rules.md" })
appendLine(options.journal, { did: "up" })
while ((await getDocument(ctx, { id: documentId })).state !== "ready") await pause(50)
await wiring.close()
process.exit(0)
