import type { Tx } from "@/drizzle/client"
import { listReadableTitles } from "@/lib/store/tools/list-readable-titles"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { listToolCalls, type ToolCallRecord } from "@/lib/store/tools/list-tool-calls"
import { describeToolCall } from "./tool-words"
import type { ToolCallView, ToolProposal } from "./tools.dto"

/** Only what the delivered attempt proposed can be decided: one that failed, was stopped, or is held, asks for nothing. */
export function isDecidable(request: Pick<RequestRecord, "status" | "isHeld" | "currentAttempt">, call: Pick<ToolCallRecord, "state" | "attempt">): boolean {
  return call.state === "awaiting" && request.status === "done" && !request.isHeld && call.attempt === request.currentAttempt
}

/** The tool calls of a request for somebody who may read its texts. */
export async function viewToolCalls(tx: Tx, { request, viewerId }: { request: RequestRecord; viewerId: string }): Promise<ToolCallView[]> {
  const calls = await listToolCalls(tx, request.id)
  const proposals = new Map(calls.map((call) => [call.id, proposalOf(call)]))
  const titles = await listReadableTitles(tx, [...proposals.values()].flatMap((proposal) => (proposal ? [proposal.documentId] : [])))
  return calls.map((call) => {
    const proposal = proposals.get(call.id)
    const { id, attempt, step, name, state } = call
    return {
      id,
      attempt,
      step,
      name,
      state,
      words: describeToolCall(call),
      proposal: proposal ? { ...proposal, documentTitle: titles.get(proposal.documentId) ?? null } : null,
      canDecide: request.actorId === viewerId && isDecidable(request, call),
      createdAt: call.createdAt.toISOString(),
      decidedAt: call.decidedAt?.toISOString() ?? null,
    }
  })
}

function proposalOf({ name, input, state }: ToolCallRecord): ToolProposal | null {
  if (name !== "create_review_note" || (state !== "awaiting" && state !== "confirmed" && state !== "declined")) return null
  const { documentId, text } = input as { documentId: string; text: string }
  return { kind: "review_note", documentId, documentTitle: null, text }
}
