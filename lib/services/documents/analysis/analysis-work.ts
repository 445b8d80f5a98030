import type { Tx } from "@/drizzle/client"
import { splitSections, type DocumentSection } from "@/lib/documents/split-sections"
import { getVersionText } from "@/lib/store/documents/get-version"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../../context"

/** Ids only, as the steps of the durable function hand them on. `isBound`: the document shows this analysis as its own. */
export type AnalysisWork = { requestId: string; documentId: string; versionId: string; isBound: boolean }

export const sectionWords = 1_300

type VersionText = NonNullable<Awaited<ReturnType<typeof getVersionText>>>

export async function loadVersion(ctx: ServiceContext, work: AnalysisWork): Promise<{ request: RequestRecord | null; version: VersionText | null }> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx: Tx) => ({ request: await findRequest(tx, work.requestId), version: await getVersionText(tx, work) }))
}

/** A thick contract takes a tenth of a second to divide, and each of its steps asks anew. */
const recent = new Map<string, DocumentSection[]>()
const recentVersions = 4

/** The same stretches at every call: texts are never handed from step to step, and a version never changes. */
export function sectionsOf(version: VersionText): DocumentSection[] {
  const known = recent.get(version.id)
  if (known) return known
  const sections = splitSections(version, { maxWords: sectionWords })
  recent.set(version.id, sections)
  for (const id of [...recent.keys()].slice(0, -recentVersions)) recent.delete(id)
  return sections
}

/** Why work on a request must stop, if it must. */
export function stopReason(request: RequestRecord | null): "ended" | "cancelled" | null {
  if (!request || (request.status !== "pending" && request.status !== "processing")) return "ended"
  return request.cancelRequestedAt ? "cancelled" : null
}
