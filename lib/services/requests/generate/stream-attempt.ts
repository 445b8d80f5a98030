import { buildRepairRequest } from "@/lib/inference/build-repair-request"
import { InferenceError } from "@/lib/inference/errors"
import { outputIssues, parseOutput } from "@/lib/inference/parse-output"
import type { FinishReason, ModelRequest } from "@/lib/inference/port"
import { outputValidator } from "@/prompts/check-input"
import type { ServiceContext } from "../../context"
import { storableJson } from "../storable-text"
import { runCall, type Streaming } from "./run-call"
import { runTurns } from "./run-turns"

export type Draft = { text: string; output: unknown; finishReason: FinishReason }

/** One attempt's output: prose as it streams, or JSON that matches the schema, repaired once; with tools where the release has some. Throws InferenceError. */
export async function streamAttempt(ctx: ServiceContext, streaming: Streaming): Promise<Draft> {
  const { definition } = streaming.attempt.release
  const validator = outputValidator(definition)
  const { request, text, finishReason } = await runTurns(ctx, streaming, { isShown: !validator && definition.delivery === "stream" })
  if (!validator) return { text, finishReason, output: null }
  try {
    return { text, finishReason, output: storableJson(parseOutput(validator, text)) }
  } catch (error) {
    if (!(error instanceof InferenceError) || error.code !== "invalid_output") throw error
    const repair = buildRepairRequest(withoutTools(request), text, outputIssues(error))
    const second = await runCall(ctx, streaming, { request: repair, purpose: "repair", isShown: false })
    return { text: second.text, finishReason: second.finishReason, output: storableJson(parseOutput(validator, second.text)) }
  }
}

/** Mending the form of an answer needs no more looking up. */
function withoutTools(request: ModelRequest): ModelRequest {
  return request.tools ? { ...request, toolChoice: "none" } : request
}
