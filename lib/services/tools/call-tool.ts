import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import type { ToolCall, ToolResult } from "@/lib/inference/port"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { appendSources } from "@/lib/store/requests/append-sources"
import { insertToolCall } from "@/lib/store/tools/insert-tool-call"
import { updateToolCall } from "@/lib/store/tools/update-tool-call"
import { cutText } from "../documents/cut-text"
import { storableJson, storableText } from "../requests/storable-text"
import { plainResult, wrapResult } from "./result-text"
import type { Tool, ToolContext } from "./tool"
import { describeToolCall } from "./tool-words"
import type { ToolCallState } from "./tools.dto"

/** What a call is made in: its attempt and turn, and a transaction that only the attempt that still holds the request gets. */
export type ToolRun = {
  ctx: ToolContext
  attempt: number
  step: number
  tools: ReadonlyMap<string, Tool>
  whileCurrent: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>
  /** Tells readers of the stream, after the row is durable. */
  show: (call: { id: string; step: number; name: string; state: ToolCallState; words: string }) => void
}

type Row = { id: string; name: string; input: unknown }

/**
 * Does one thing that the model asked for, in the rights of the person who asked the model; a row and an audit row each,
 * durable before it is done. What cannot be done is told to the model in words, so that it can mend its call. A tool that changes something is
 * not done here: its row waits for the person.
 */
export async function callTool(run: ToolRun, { call, refusal }: { call: ToolCall; refusal: string | null }): Promise<ToolResult> {
  const tool = run.tools.get(call.name)
  const parsed = tool?.input.safeParse(call.input)
  const row: Row = { id: uuidv7(), name: storableText(cutText(call.name, 100)), input: storableInput(parsed?.success ? parsed.data : call.input, call.inputText) }
  const wrong = refusal ?? (tool ? inputProblem(call, parsed?.error?.issues ?? []) : unknownTool(run))
  await run.whileCurrent((tx) => openRow(tx, run, { row, call, wrong }))
  show(run, row, { state: wrong ? "failed" : "running", output: null, error: wrong })
  if (wrong || !tool || !parsed) return failedResult(call, wrong ?? unknownTool(run))
  try {
    const output = tool.output.parse(await tool.run(run.ctx, parsed.data))
    return { toolCallId: call.id, name: call.name, isError: false, text: await keepOutput(run, { tool, row, call, output }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await run.whileCurrent((tx) => updateToolCall(tx, row.id, { state: "failed", error: error.message, endedAt: run.ctx.deps.clock() }))
    show(run, row, { state: "failed", output: null, error: error.message })
    return failedResult(call, error.message)
  }
}

async function openRow(tx: Tx, { ctx, attempt, step }: ToolRun, { row, call, wrong }: { row: Row; call: ToolCall; wrong: string | null }): Promise<void> {
  const { actor, deps, asked } = ctx
  const toolCallId = storableText(cutText(call.id, 200))
  await insertToolCall(tx, { ...row, workspaceId: actor.workspaceId, requestId: asked.id, attempt, step, toolCallId, state: wrong ? "failed" : "running", error: wrong, endedAt: wrong ? deps.clock() : null })
  await insertAudit(tx, { actor, action: "tool.called", subjectKind: "request", subjectId: asked.id, detail: { tool: row.name, toolCallId: row.id, attempt, step, isRefused: wrong !== null } })
}

/** Writes down what came of it and gives the text for the model; passages get their markers here. */
async function keepOutput(run: ToolRun, { tool, row, call, output }: { tool: Tool; row: Row; call: ToolCall; output: unknown }): Promise<string> {
  const { actor, deps, asked } = run.ctx
  const state = tool.confirm ? "awaiting" : "done"
  const passages = tool.passages?.(output) ?? []
  const { markers, record } = await run.whileCurrent(async (tx) => {
    const sources = passages.map(({ chunkId, documentId, versionId, start, end, page, heading, score, similarity }) => ({ workspaceId: actor.workspaceId, requestId: asked.id, chunkId, documentId, versionId, start, end, page, heading, score, similarity }))
    const markers = await appendSources(tx, asked.id, sources)
    const record = storableJson(tool.record ? tool.record(output, markers) : output)
    await updateToolCall(tx, row.id, { state, output: record, endedAt: tool.confirm ? null : deps.clock() })
    if (tool.confirm) await insertAudit(tx, { actor, action: "tool.proposed", subjectKind: "request", subjectId: asked.id, detail: { tool: row.name, toolCallId: row.id } })
    return { markers, record }
  })
  show(run, row, { state, output: record, error: null })
  return wrapResult({ name: call.name, content: tool.present?.(output, markers) ?? plainResult(output), isError: false })
}

function show(run: ToolRun, { id, name, input }: Row, { state, output, error }: { state: ToolCallState; output: unknown; error: string | null }): void {
  run.show({ id, step: run.step, name, state, words: describeToolCall({ name, input, output, state, error }) })
}

function failedResult({ id, name }: ToolCall, message: string): ToolResult {
  return { toolCallId: id, name, isError: true, text: wrapResult({ name, content: plainResult(message), isError: true }) }
}

function unknownTool({ tools }: ToolRun): string {
  return `There is no tool of this name. There are: ${[...tools.keys()].join(", ")}.`
}

function inputProblem({ input }: ToolCall, issues: readonly { path: PropertyKey[]; message: string }[]): string | null {
  if (input === undefined) return "The input is not valid JSON. Call the tool again with the corrected input."
  if (issues.length === 0) return null
  const list = issues.slice(0, 10).map(({ path, message }) => `${path.length > 0 ? path.map(String).join(".") : "the input"}: ${message}`)
  return `The input does not fit: ${list.join("; ")}. Call the tool again with the corrected input.`
}

const longestInput = 20_000

/** What a model wrote as input may be no JSON, of any size, and hold characters that no column takes. */
function storableInput(input: unknown, inputText: string): unknown {
  const isStorable = input !== undefined && input !== null && inputText.length <= longestInput
  return isStorable ? storableJson(input) : { unreadable: storableText(cutText(inputText, 1_000)) }
}
