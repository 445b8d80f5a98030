import { buildRepairRequest } from "@/lib/inference/build-repair-request"
import type { CallContext, CallLedger, OpenCall } from "@/lib/inference/call-ledger"
import { callModel } from "@/lib/inference/call-model"
import { InferenceError } from "@/lib/inference/errors"
import { outputIssues, parseOutput } from "@/lib/inference/parse-output"
import type { Deadlines, FinishReason, ModelRequest } from "@/lib/inference/port"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { outputValidator } from "@/prompts/check-input"
import { scopeOf, type ServiceContext } from "../../context"
import { openCall, topUpReservation } from "../../money"
import type { FrameWriter } from "../stream/frame-writer"
import { textPartId } from "../stream/parts"
import { storableJson, storableStream } from "../storable-text"
import { together } from "../together"
import type { Attempt } from "./begin-attempt"

export type Draft = { text: string; output: unknown; finishReason: FinishReason }

type Streaming = { attempt: Attempt; request: ModelRequest; /** What is left of the request's time. */ deadlines: Deadlines; signal: AbortSignal; writer: FrameWriter; onText: (text: string) => void }

/** One attempt's output: prose as it streams, or JSON that matches the schema, repaired once. Throws InferenceError. */
export async function streamAttempt(ctx: ServiceContext, streaming: Streaming): Promise<Draft> {
  const { attempt, request } = streaming
  const validator = outputValidator(attempt.release.definition)
  const first = await runCall(ctx, streaming, { request, purpose: "generate", isShown: !validator && attempt.release.definition.delivery === "stream" })
  if (!validator) return { ...first, output: null }
  try {
    return { ...first, output: storableJson(parseOutput(validator, first.text)) }
  } catch (error) {
    if (!(error instanceof InferenceError) || error.code !== "invalid_output") throw error
    const repair = buildRepairRequest(request, first.text, outputIssues(error))
    const second = await runCall(ctx, streaming, { request: repair, purpose: "repair", isShown: false })
    return { ...second, output: storableJson(parseOutput(validator, second.text)) }
  }
}

type Call = { request: ModelRequest; purpose: string; isShown: boolean }

async function runCall(ctx: ServiceContext, { attempt, deadlines, signal, writer, onText }: Streaming, { request, purpose, isShown }: Call): Promise<{ text: string; finishReason: FinishReason }> {
  const { deps } = ctx
  const parts = callModel(
    { model: deps.models.chat(request.route), ledger: coveredLedger(ctx), screenOutbound, clock: deps.clock },
    request,
    contextOf(attempt, purpose),
    { signal, deadlines },
  )
  const storable = storableStream()
  let text = ""
  let finishReason: FinishReason = "stop"
  const add = (piece: string) => {
    if (piece === "") return
    if (isShown && text === "") writer.write({ type: "text-start", id: textPartId })
    text += piece
    onText(piece)
    if (isShown) writer.writeText(textPartId, piece)
  }
  for await (const part of parts) {
    if (part.type === "finish") finishReason = part.reason
    if (part.type === "text-delta") add(storable.push(part.text))
  }
  add(storable.end())
  if (isShown && text !== "") writer.write({ type: "text-end", id: textPartId })
  return { text, finishReason }
}

/** Opens a row only together with a hold that covers its worst case. */
function coveredLedger(ctx: ServiceContext): CallLedger {
  const { database, ledger } = ctx.deps
  const open = (call: OpenCall) =>
    database.workspace(scopeOf(ctx), async (tx) => {
      const { reservationId, estimatedInputTokens, maxOutputTokens, boundNanoUsd } = call
      const nextCall = { tokens: BigInt(estimatedInputTokens + maxOutputTokens), nanoUsd: boundNanoUsd }
      await together(reservationId ? topUpReservation(tx, { reservationId, nextCall }) : Promise.resolve(), openCall(tx, call))
    })
  return { open, settle: (callId, result) => ledger.settle(callId, result) }
}

function contextOf({ request, number, reservationId }: Attempt, purpose: string): CallContext {
  const { workspaceId, actorId, promptKey, releaseId } = request
  return { workspaceId, actorId, requestId: request.id, attempt: number, versionId: null, promptKey, releaseId, purpose, reservationId }
}
