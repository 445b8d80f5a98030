import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { pageOf } from "@/lib/documents/page-of"
import { getVersionText } from "@/lib/store/documents/get-version"
import { countStaleCauses, listStaleCauses } from "@/lib/store/freshness/list-stale-causes"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import { findRoot, isHiddenFrom, mayReadTexts } from "../requests/may-read-request"
import type { ChangesView, PassageView } from "./freshness.dto"

const mostShown = 20
const longestPassage = 2_000
const surroundings = 200

/** What changed under a stale answer, old and new beside each other, for whoever may read the answer and its documents. */
export async function listChanges(ctx: ServiceContext, input: { id: string }): Promise<ChangesView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayReadTexts(tx, ctx.actor, request))) throw notFound("request")
    if (request.staleAt === null || isHiddenFrom(ctx.actor, { request, root: await findRoot(tx, request) })) return { items: [], count: 0 }
    const causes = await listStaleCauses(tx, { requestId: request.id, limit: mostShown })
    const cut = cutter(tx)
    const items: ChangesView["items"] = []
    for (const { documentId, old: before, new: now, ...cause } of causes)
      items.push({ ...cause, documentId, old: before.end > before.start || now === null ? await cut({ documentId, ...before }) : null, new: now && (await cut({ documentId, ...now })) })
    return { items, count: await countStaleCauses(tx, { requestId: request.id }) }
  })
}

type Place = { documentId: string; versionId: string; start: number; end: number }

/** Cuts passages out of versions, each of which is read once. */
function cutter(tx: Tx): (place: Place) => Promise<PassageView | null> {
  const versions = new Map<string, Awaited<ReturnType<typeof getVersionText>>>()
  return async ({ documentId, versionId, start, end }) => {
    if (!versions.has(versionId)) versions.set(versionId, await getVersionText(tx, { documentId, versionId }))
    const version = versions.get(versionId)
    if (!version) return null
    const stop = Math.min(end, start + longestPassage)
    const { text, number, pages } = version
    const before = text.slice(Math.max(0, start - surroundings), start)
    const after = stop < end ? "" : text.slice(stop, stop + surroundings)
    return { versionId, versionNumber: number, start, end, page: pageOf(pages, start), before, text: text.slice(start, stop), after, isCut: stop < end }
  }
}
