import { notFound } from "@/lib/errors"
import { listClauses as listRecords } from "@/lib/store/clauses/list-clauses"
import { getDocument } from "@/lib/store/documents/get-document"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import type { ClauseView } from "./documents.dto"
import { mayReadAnalysis } from "./view/view-analysis"

/** Clauses of the document's analysis in reading order; none while the analysis is not readable for this person. */
export async function listClauses(ctx: ServiceContext, input: { id: string }): Promise<ClauseView[]> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, input)
    if (!document) throw notFound("document")
    const request = document.analysisRequestId ? await findRequest(tx, document.analysisRequestId) : null
    if (!request || !mayReadAnalysis(ctx.actor, request)) return []
    return listRecords(tx, { requestId: request.id })
  })
}
