import Anthropic from "@anthropic-ai/sdk"
import { classifyError } from "../classify-error"
import { callIdHeader, type ChatModel, type ModelRequest, type StreamPart } from "../port"
import { withDeadlines } from "../with-deadlines"
import { anthropicBody, isToolOutput } from "./anthropic-body"
import { type Connected, startWith } from "./connected"
import { mapAnthropicEvents } from "./map-anthropic-events"

export type ProviderAccess = { apiKey: string; baseUrl?: string | undefined }

const defaultBaseUrl = "https://api.anthropic.com"

/** Claude through the Messages API, always streaming, one HTTP call per stream and no retries. */
export function createAnthropicModel({ apiKey, baseUrl }: ProviderAccess): ChatModel {
  // Logging is off because the SDK would print the provider's bytes, which are the user's text.
  const client = new Anthropic({ apiKey, baseURL: baseUrl ?? defaultBaseUrl, maxRetries: 0, logLevel: "off" })
  return { provider: "anthropic", stream: (request, options) => streamMessage(client, { request, ...options }) }
}

type StreamInput = { request: ModelRequest } & Parameters<ChatModel["stream"]>[1]

async function* streamMessage(client: Anthropic, { request, signal, deadlines, callId }: StreamInput): AsyncGenerator<StreamPart> {
  try {
    const events = withDeadlines<Connected | Anthropic.RawMessageStreamEvent>({
      signal,
      deadlines,
      isToken: (event) => event.type === "content_block_delta",
      connect: async (abortSignal) => {
        const call = client.messages.create(anthropicBody(request), {
          signal: abortSignal,
          timeout: deadlines.totalMs,
          headers: { [callIdHeader]: callId },
        })
        const { data, request_id } = await call.withResponse()
        return startWith(request_id, data)
      },
    })
    yield* mapAnthropicEvents(events, { isToolOutput: isToolOutput(request) })
  } catch (error) {
    throw classifyError(error)
  }
}
