import { setImmediate as turnOfLoop, setTimeout as pause } from "node:timers/promises"
import { InferenceError } from "../../errors"
import type { ChatModel, ModelRequest, StreamPart } from "../../port"
import { noUsage } from "../../usage"
import { composeOutput } from "./compose-output"
import { countTokens, tokensOfWords } from "./count-tokens"

/** Words of about 1.3 tokens each; 0 streams prose as fast as the reader takes it. JSON is never paced. */
export type OfflineChatOptions = { tokensPerSecond?: number }

const defaultTokensPerSecond = 120
const wordsPerTurn = 8

/** A deterministic, extractive chat model: it picks and cites sentences of the sources and classifies by rules. */
export function createOfflineChatModel(options: OfflineChatOptions = {}): ChatModel {
  const tokensPerSecond = options.tokensPerSecond ?? defaultTokensPerSecond
  return {
    provider: "offline",
    stream: (request, { signal, callId }) => streamOutput(request, { signal, callId, tokensPerSecond: request.outputSchema ? 0 : tokensPerSecond }),
  }
}

type Run = { signal: AbortSignal; callId: string; tokensPerSecond: number }

async function* streamOutput(request: ModelRequest, { signal, callId, tokensPerSecond }: Run): AsyncGenerator<StreamPart> {
  throwIfAborted(signal)
  yield { type: "started", providerRequestId: `offline-${callId}` }
  await turnOfLoop()
  throwIfAborted(signal)
  const inputTokens = countRequestTokens(request)
  const words = composeOutput(request).trim().match(/\s*\S+/g) ?? []
  let outputTokens = 0
  let isCut = false
  const startedAt = performance.now()
  for (const [index, word] of words.entries()) {
    if (tokensOfWords(index + 1) > request.maxOutputTokens) {
      isCut = true
      break
    }
    outputTokens = tokensOfWords(index + 1)
    yield { type: "text-delta", text: word }
    throwIfAborted(signal)
    const dueMs = tokensPerSecond > 0 ? (outputTokens / tokensPerSecond) * 1000 - (performance.now() - startedAt) : 0
    if (dueMs > 1) await pauseUnlessAborted(dueMs, signal)
    else if (index % wordsPerTurn === 0) await turnOfLoop()
    throwIfAborted(signal)
  }
  const usage = { ...noUsage, inputTokens, outputTokens }
  yield { type: "usage", usage, raw: { input_tokens: inputTokens, output_tokens: outputTokens } }
  yield { type: "finish", reason: isCut ? "length" : "stop", rawReason: isCut ? "max_tokens" : "end" }
}

function countRequestTokens(request: ModelRequest): number {
  const blocks = [...request.system, ...request.messages.flatMap((message) => message.blocks)]
  return blocks.reduce((sum, block) => sum + countTokens(block.text), 0)
}

async function pauseUnlessAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  await pause(delayMs, undefined, { signal }).catch(() => throwIfAborted(signal))
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw signal.reason instanceof InferenceError ? signal.reason : new InferenceError("cancelled", "The call was cancelled.", { cause: signal.reason })
}
