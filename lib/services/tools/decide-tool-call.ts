import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { lockRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { ToolCallRecord } from "@/lib/store/tools/list-tool-calls"
import { lockToolCall } from "@/lib/store/tools/lock-tool-call"
import { updateToolCall } from "@/lib/store/tools/update-tool-call"
import { scopeOf, type ServiceContext } from "../context"
import { findTool } from "./catalogue"
import type { DecideToolCallInput, ToolCallView } from "./tools.dto"
import { isDecidable, viewToolCalls } from "./view-tool-calls"

const decided = { confirm: "confirmed", decline: "declined" } as const

/**
 * The author's word on something a tool would change: done now and once, with the rights of this moment, or not at all. The same word again
 * gives the same answer. Throws not_found for calls that are not one's own, conflict for another word and for what can no longer be decided.
 */
export async function decideToolCall(ctx: ServiceContext, input: { requestId: string; callId: string } & DecideToolCallInput): Promise<ToolCallView> {
  const view = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await lockRequest(tx, input.requestId)
    if (!request || request.actorId !== ctx.actor.userId) throw notFound("request")
    const call = await lockToolCall(tx, { id: input.callId, requestId: request.id })
    if (!call) throw notFound("tool call")
    const state = decided[input.decision]
    if (call.state !== state) {
      requireOpen(request, call)
      if (input.decision === "confirm") await confirm(tx, ctx, { request, call })
      await updateToolCall(tx, call.id, { state, decidedBy: ctx.actor.userId, decidedAt: ctx.deps.clock(), endedAt: ctx.deps.clock() })
      await insertAudit(tx, { actor: ctx.actor, action: `tool.${state}`, subjectKind: "request", subjectId: request.id, detail: { tool: call.name, toolCallId: call.id } })
    }
    return (await viewToolCalls(tx, { request, viewerId: ctx.actor.userId })).find(({ id }) => id === call.id)
  })
  if (!view) throw notFound("tool call")
  return view
}

function requireOpen(request: RequestRecord, call: ToolCallRecord): void {
  if (call.state === "confirmed") throw new AppError("conflict", "You confirmed this already; it is done.")
  if (call.state === "declined") throw new AppError("conflict", "You declined this already. Ask again if you want it after all.")
  if (isDecidable(request, call)) return
  if (request.status === "pending" || request.status === "processing") throw new AppError("conflict", "The answer is still being written. You can decide when it is complete.")
  if (request.isHeld || request.status === "in_review") throw new AppError("conflict", "The answer waits for a reviewer. You can decide when it is delivered.")
  throw new AppError("conflict", "There is nothing to decide here: the answer it belongs to was stopped, failed or was written anew.")
}

async function confirm(tx: Tx, ctx: ServiceContext, { request, call }: { request: RequestRecord; call: ToolCallRecord }): Promise<void> {
  const tool = findTool(call.name)
  const parsed = tool?.input.safeParse(call.input)
  if (!tool?.confirm || !parsed?.success) throw new AppError("conflict", "The product has changed since, and this can no longer be done. You can decline it and ask again.")
  await tool.confirm(tx, ctx, { input: parsed.data, requestId: request.id })
}
