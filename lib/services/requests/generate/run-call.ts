import { callModel } from "@/lib/inference/call-model"
import type { Deadlines, FinishReason, ModelRequest, ToolCall } from "@/lib/inference/port"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import type { ServiceContext } from "../../context"
import { storableStream } from "../storable-text"
import type { FrameWriter } from "../stream/frame-writer"
import { textPartId } from "../stream/parts"
import type { Attempt } from "./begin-attempt"
import { callContextOf, coveredLedger } from "./covered-ledger"

export type Streaming = {
  attempt: Attempt
  request: ModelRequest
  /** What is left of the request's time. */
  deadlines: Deadlines
  signal: AbortSignal
  writer: FrameWriter
  onText: (text: string) => void
  /** What was written since the last such call is no part of the answer. */
  onTextDropped: () => void
}

export type ModelTurn = { text: string; finishReason: FinishReason; toolCalls: ToolCall[] }

type Call = { request: ModelRequest; purpose: string; isShown: boolean; deadlines?: Deadlines }

/** One call, to the readers as it streams. What a model says beside its tool calls is taken back: the answer is what it says in the end. */
export async function runCall(ctx: ServiceContext, streaming: Streaming, { request, purpose, isShown, deadlines = streaming.deadlines }: Call): Promise<ModelTurn> {
  const { attempt, signal, writer, onText, onTextDropped } = streaming
  const { deps } = ctx
  const parts = callModel(
    { model: deps.models.chat(request.route), ledger: coveredLedger(ctx), screenOutbound, clock: deps.clock },
    request,
    callContextOf(attempt, purpose),
    { signal, deadlines },
  )
  const storable = storableStream()
  const turn: ModelTurn = { text: "", finishReason: "stop", toolCalls: [] }
  const add = (piece: string) => {
    if (piece === "") return
    if (isShown && turn.text === "") writer.write({ type: "text-start", id: textPartId })
    turn.text += piece
    onText(piece)
    if (isShown) writer.writeText(textPartId, piece)
  }
  for await (const part of parts) {
    if (part.type === "finish") turn.finishReason = part.reason
    if (part.type === "tool-call") turn.toolCalls.push(part.call)
    if (part.type === "text-delta") add(storable.push(part.text))
  }
  add(storable.end())
  if (isShown && turn.text !== "") writer.write({ type: "text-end", id: textPartId })
  if (turn.toolCalls.length > 0 && turn.text !== "") {
    if (isShown) writer.write({ type: "reset-step" })
    onTextDropped()
  }
  return turn
}
