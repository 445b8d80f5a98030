import { setImmediate as turnOfLoop } from "node:timers/promises"
import { insertClauses } from "@/lib/store/clauses/insert-clauses"
import { listExtractions } from "@/lib/store/clauses/list-extractions"
import { scopeOf, type ServiceContext } from "../../context"
import { holdLiving } from "../processing/read-version"
import { type AnalysisWork, loadVersion, sectionsOf } from "./analysis-work"
import { locateClauses, mergeClauses } from "./locate-clauses"

export type SavedClauses = { kept: number; unsupported: number }

/** Checks every quote against the version's text and keeps what is there, with page and range. `partIds` stand in the order of the sections. */
export async function saveClauses(ctx: ServiceContext, { work, partIds }: { work: AnalysisWork; partIds: string[] }): Promise<SavedClauses> {
  const { database } = ctx.deps
  const { version } = await loadVersion(ctx, work)
  if (!version) return { kept: 0, unsupported: 0 }
  const outputs = await database.workspace(scopeOf(ctx), (tx) => listExtractions(tx, { requestIds: partIds }))
  const located = []
  for (const section of sectionsOf(version)) {
    located.push(locateClauses({ output: outputs.get(partIds[section.index] ?? ""), section, pages: version.pages }))
    // Near matches take computing time; other people's requests go first.
    await turnOfLoop()
  }
  const clauses = mergeClauses(located.flatMap((one) => one.clauses))
  const { requestId, documentId, versionId } = work
  await database.workspace(scopeOf(ctx), async (tx) => {
    if (await holdLiving(tx, { documentId })) await insertClauses(tx, { workspaceId: ctx.actor.workspaceId, requestId, documentId, versionId, clauses })
  })
  return { kept: clauses.length, unsupported: located.reduce((sum, one) => sum + one.unsupported, 0) }
}
