import { setImmediate as turnOfLoop } from "node:timers/promises"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { findRequest, lockRequest } from "@/lib/store/requests/lock-request"
import { listOutputQuotes } from "@/lib/documents/citations/list-output-quotes"
import { scopeOf, type ServiceContext } from "../../context"
import type { CheckedCitation } from "../../requests/finish/check-citations"
import { citeQuote } from "../../requests/finish/cite-output"
import { keepCitations } from "../../requests/finish/keep-citations"
import { loadCitedVersion } from "../../requests/finish/load-cited-version"
import { stopReason } from "./analysis-work"

/** Looks every quote of an analysis up in the version it speaks of and keeps where it stands, or that it does not. Doing it again changes nothing. */
export async function locateQuotes(ctx: ServiceContext, requestId: string): Promise<void> {
  const { database } = ctx.deps
  const { draft, version } = await database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, requestId)
    const key = { requestId, attempt: request?.currentAttempt ?? 0 }
    return { draft: await findAttempt(tx, { requestId, number: key.attempt }), version: await loadCitedVersion(tx, key) }
  })
  if (!draft || !version) return
  const citations: CheckedCitation[] = []
  for (const [index, quote] of listOutputQuotes(draft.draftOutput).entries()) {
    citations.push(citeQuote(quote, { version, index }))
    // Near matches in a thick contract take computing time; other people's requests go first.
    await turnOfLoop()
  }
  await database.workspace(scopeOf(ctx), async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (!request || stopReason(request) !== null || request.currentAttempt !== draft.number) return
    await keepCitations(tx, { workspaceId: request.workspaceId, requestId, attempt: draft.number, citations })
  })
}
