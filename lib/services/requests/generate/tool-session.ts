import type { Tx } from "@/drizzle/client"
import type { ToolCall, ToolResult } from "@/lib/inference/port"
import { deleteSourcesAfter } from "@/lib/store/requests/append-sources"
import { listSources } from "@/lib/store/requests/list-sources"
import { lockRequest } from "@/lib/store/requests/lock-request"
import { endEarlierToolCalls } from "@/lib/store/tools/update-tool-call"
import { scopeOf, type ServiceContext } from "../../context"
import { callTool, type ToolRun } from "../../tools/call-tool"
import { toolsOf } from "../../tools/catalogue"
import { markedSourcesPart, statusPart, toolPart, toolsAnewPart } from "../stream/parts"
import { callContextOf, coveredLedger } from "./covered-ledger"
import { isLive } from "./request-work"
import type { Streaming } from "./run-call"

const mostCallsAtOnce = 8
const mostProposals = 5
const superseded = "Given up with its attempt; the answer was written anew."

type Opening = { streaming: Streaming; names: readonly string[]; isShown: boolean }
type Asked = { step: number; calls: ToolCall[]; signal: AbortSignal }

export type ToolSession = { callAll: (asked: Asked) => Promise<ToolResult[]> }

/** The tools of one attempt. What earlier attempts looked up or proposed is closed here: only this one's counts. */
export async function openToolSession(ctx: ServiceContext, { streaming, names, isShown }: Opening): Promise<ToolSession> {
  const { attempt, signal, writer } = streaming
  const { request, number } = attempt
  const whileCurrent = currentOnly(ctx, streaming)
  await whileCurrent(async (tx) => {
    await deleteSourcesAfter(tx, { requestId: request.id, marker: attempt.sources.at(-1)?.marker ?? 0 })
    await endEarlierToolCalls(tx, { requestId: request.id, beforeAttempt: number, endedAt: ctx.deps.clock(), error: superseded })
  })
  if (isShown && number > 1) writer.write(toolsAnewPart(number))
  const run: Omit<ToolRun, "step"> = {
    ctx: { ...ctx, asked: { id: request.id, documentIds: request.documentIds }, charge: { ledger: coveredLedger(ctx), call: callContextOf(attempt, "embed_query"), signal } },
    attempt: number,
    tools: toolsOf(names),
    whileCurrent,
    show: (call) => {
      if (isShown) writer.write(toolPart({ ...call, attempt: number }))
    },
  }
  const seen = new Set<string>()
  let proposals = 0
  const refusalOf = (call: ToolCall, index: number): string | null => {
    if (index >= mostCallsAtOnce) return `At most ${mostCallsAtOnce} calls at once. Ask again for what you still need.`
    if (!run.tools.get(call.name)?.confirm) return null
    const isRepeated = seen.size === seen.add(`${call.name}:${call.inputText}`).size
    if (isRepeated) return "You proposed exactly this already; it waits for the person."
    return ++proposals > mostProposals ? `At most ${mostProposals} proposals in one answer.` : null
  }
  return {
    callAll: async ({ step, calls, signal }) => {
      const results: ToolResult[] = []
      for (const [index, call] of calls.entries()) {
        signal.throwIfAborted()
        writer.write(statusPart("processing", "writing", "Looking things up"))
        results.push(await callTool({ ...run, step }, { call, refusal: refusalOf(call, index) }))
      }
      if (isShown) writer.write(markedSourcesPart(await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listSources(tx, request.id))))
      writer.write(statusPart("processing", "writing"))
      return results
    },
  }
}

/** Work in a transaction that only the attempt which still has the request may do; another one's is left alone. */
function currentOnly(ctx: ServiceContext, { attempt, writer }: Streaming): ToolRun["whileCurrent"] {
  return async <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => {
    const done = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<{ value: Value } | null> => {
      const request = await lockRequest(tx, attempt.request.id)
      return request && isLive(request) && request.currentAttempt === attempt.number ? { value: await work(tx) } : null
    })
    if (done) return done.value
    writer.fence()
    throw new Error("another attempt has taken over")
  }
}
