import type { Tx } from "@/drizzle/client"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { listCitations } from "@/lib/store/requests/list-citations"
import { listSources } from "@/lib/store/requests/list-sources"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { viewToolCalls } from "../tools/view-tool-calls"
import type { RequestView } from "./requests.dto"
import { toCitationView, toOutputCitations, toSourceView } from "./view-evidence"

type Texts = Pick<RequestView, "text" | "output" | "isAbstained" | "unsupportedClaims" | "citations" | "sources" | "toolCalls">

/** `isProgressOnly`: it is being written and its release shows nothing of it before the end. */
type Reading = { isShown: boolean; isProgressOnly: boolean; viewerId: string }

const nothing: Texts = { text: null, output: null, isAbstained: false, unsupportedClaims: [], citations: [], sources: [], toolCalls: [] }

/** What was answered: the result, or the draft where a reviewer looks at what is held. One place decides what a viewer gets. */
export async function readTexts(tx: Tx, request: RequestRecord, { isShown, isProgressOnly, viewerId }: Reading): Promise<Texts> {
  if (!isShown) return nothing
  const draft = request.isHeld ? await findAttempt(tx, { requestId: request.id, number: request.currentAttempt }) : null
  const citations = await listCitations(tx, request.id)
  const sources = await listSources(tx, request.id)
  const toolCalls = isProgressOnly ? [] : await viewToolCalls(tx, { request, viewerId })
  const output: unknown = draft ? draft.draftOutput : request.resultOutput
  return {
    toolCalls,
    text: draft ? (draft.draftOutput === null ? draft.draftText : null) : request.resultText,
    output,
    isAbstained: request.isAbstained,
    unsupportedClaims: request.unsupportedClaims,
    citations: output === null ? citations.map(toCitationView) : toOutputCitations(citations, output),
    sources: sources.map(toSourceView),
  }
}
