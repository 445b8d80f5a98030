import OpenAI from "openai"
import { classifyError } from "../classify-error"
import { callIdHeader, type ChatModel, type ModelRequest, type StreamPart } from "../port"
import { withDeadlines } from "../with-deadlines"
import type { ProviderAccess } from "./anthropic"
import { type Connected, isConnected, startWith } from "./connected"
import { mapOpenaiChunks } from "./map-openai-chunks"
import { openaiBody } from "./openai-body"

const defaultBaseUrl = "https://api.openai.com/v1"

export function createOpenaiClient({ apiKey, baseUrl }: ProviderAccess): OpenAI {
  return new OpenAI({ apiKey, baseURL: baseUrl ?? defaultBaseUrl, maxRetries: 0, logLevel: "off" })
}

/** OpenAI and compatible servers through Chat Completions, always streaming, one HTTP call per stream and no retries. */
export function createOpenaiModel(access: ProviderAccess): ChatModel {
  const client = createOpenaiClient(access)
  return { provider: "openai", stream: (request, options) => streamCompletion(client, { request, ...options }) }
}

type StreamInput = { request: ModelRequest } & Parameters<ChatModel["stream"]>[1]

async function* streamCompletion(client: OpenAI, { request, signal, deadlines, callId }: StreamInput): AsyncGenerator<StreamPart> {
  try {
    const chunks = withDeadlines<Connected | OpenAI.ChatCompletionChunk>({
      signal,
      deadlines,
      isToken: (chunk) => !isConnected(chunk) && hasOutput(chunk.choices?.[0]?.delta),
      connect: async (abortSignal) => {
        const call = client.chat.completions.create(openaiBody(request), {
          signal: abortSignal,
          timeout: deadlines.totalMs,
          headers: { [callIdHeader]: callId },
        })
        const { data, request_id } = await call.withResponse()
        return startWith(request_id, data)
      },
    })
    yield* mapOpenaiChunks(chunks)
  } catch (error) {
    throw classifyError(error)
  }
}

/** Text, a refusal, a tool call, or the thinking that some servers show under names of their own. */
function hasOutput(delta: object | undefined): boolean {
  return Object.entries(delta ?? {}).some(([name, value]) => name === "tool_calls" || (name !== "role" && typeof value === "string" && value !== ""))
}
