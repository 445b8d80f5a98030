import { boundCall } from "@/lib/inference/bound-call"
import { buildRepairRequest } from "@/lib/inference/build-repair-request"
import type { CallContext } from "@/lib/inference/call-ledger"
import { callModel } from "@/lib/inference/call-model"
import { InferenceError } from "@/lib/inference/errors"
import { outputIssues, parseOutput } from "@/lib/inference/parse-output"
import type { FinishReason, ModelRequest } from "@/lib/inference/port"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { outputValidator } from "@/prompts/check-input"
import { scopeOf, type ServiceContext } from "../../context"
import { topUpReservation } from "../../money"
import type { FrameWriter } from "../stream/frame-writer"
import { textPartId } from "../stream/parts"
import type { Attempt } from "./begin-attempt"

export type Draft = { text: string; output: unknown; finishReason: FinishReason }

type Streaming = { attempt: Attempt; request: ModelRequest; signal: AbortSignal; writer: FrameWriter; onText: (text: string) => void }

/** One attempt's output: prose as it streams, or JSON that matches the schema, repaired once. Throws InferenceError. */
export async function streamAttempt(ctx: ServiceContext, streaming: Streaming): Promise<Draft> {
  const { attempt, request } = streaming
  const validator = outputValidator(attempt.release.definition)
  const first = await runCall(ctx, streaming, { request, purpose: "generate", isShown: !validator && attempt.release.definition.delivery === "stream" })
  if (!validator) return { ...first, output: null }
  try {
    return { ...first, output: parseOutput(validator, first.text) }
  } catch (error) {
    if (!(error instanceof InferenceError) || error.code !== "invalid_output") throw error
    const repair = buildRepairRequest(request, first.text, outputIssues(error))
    const second = await runCall(ctx, streaming, { request: repair, purpose: "repair", isShown: false })
    return { ...second, output: parseOutput(validator, second.text) }
  }
}

type Call = { request: ModelRequest; purpose: string; isShown: boolean }

async function runCall(ctx: ServiceContext, { attempt, signal, writer, onText }: Streaming, { request, purpose, isShown }: Call): Promise<{ text: string; finishReason: FinishReason }> {
  const { deps } = ctx
  const { reservationId } = attempt
  const bound = boundCall(request, deps.clock())
  if (reservationId) {
    const nextCall = { tokens: BigInt(bound.estimatedInputTokens + bound.maxOutputTokens), nanoUsd: bound.boundNanoUsd }
    await deps.database.workspace(scopeOf(ctx), (tx) => topUpReservation(tx, { reservationId, nextCall }))
  }
  const parts = callModel(
    { model: deps.models.chat(request.route), ledger: deps.ledger, screenOutbound, clock: deps.clock },
    request,
    contextOf(attempt, purpose),
    { signal, deadlines: attempt.release.definition.deadlines },
  )
  let text = ""
  let finishReason: FinishReason = "stop"
  for await (const part of parts) {
    if (part.type === "finish") finishReason = part.reason
    if (part.type !== "text-delta") continue
    if (isShown && text === "") writer.write({ type: "text-start", id: textPartId })
    text += part.text
    onText(part.text)
    if (isShown) writer.writeText(textPartId, part.text)
  }
  if (isShown && text !== "") writer.write({ type: "text-end", id: textPartId })
  return { text, finishReason }
}

function contextOf({ request, number, reservationId }: Attempt, purpose: string): CallContext {
  const { workspaceId, actorId, promptKey, releaseId } = request
  return { workspaceId, actorId, requestId: request.id, attempt: number, versionId: null, promptKey, releaseId, purpose, reservationId }
}
