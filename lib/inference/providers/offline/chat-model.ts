import { setImmediate as turnOfLoop, setTimeout as pause } from "node:timers/promises"
import { InferenceError } from "../../errors"
import type { ChatModel, ModelRequest, StreamPart } from "../../port"
import { noUsage } from "../../usage"
import { planTurn } from "./assisting/plan-turn"
import { composeOutput } from "./compose-output"
import { countTokens, tokensOfWords } from "./count-tokens"

/** Words of about 1.3 tokens each; 0 streams prose as fast as the reader takes it. JSON is never paced. */
export type OfflineChatOptions = { tokensPerSecond?: number }

const defaultTokensPerSecond = 120
const assistantKey = "assistant"
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
  const turn = request.task.promptKey === assistantKey ? planTurn(request) : { text: composeOutput(request) }
  if ("tool" in turn) return yield* askForTool(turn.tool, { callId, inputTokens })
  const words = turn.text.trim().match(/\s*\S+/g) ?? []
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
  yield { type: "usage", usage, raw: { input_tokens: inputTokens, output_tokens: outputTokens }, isFinal: true }
  yield { type: "finish", reason: isCut ? "length" : "stop", rawReason: isCut ? "max_tokens" : "end" }
}

async function* askForTool({ name, input }: { name: string; input: Record<string, unknown> }, { callId, inputTokens }: { callId: string; inputTokens: number }): AsyncGenerator<StreamPart> {
  const inputText = JSON.stringify(input)
  yield { type: "tool-call", call: { id: `offline-${callId}`, name, input, inputText } }
  const outputTokens = countTokens(inputText)
  yield { type: "usage", usage: { ...noUsage, inputTokens, outputTokens }, raw: { input_tokens: inputTokens, output_tokens: outputTokens }, isFinal: true }
  yield { type: "finish", reason: "tool-calls", rawReason: "tool_use" }
}

function countRequestTokens({ system, messages, tools = [] }: ModelRequest): number {
  const texts = [
    ...tools.map((tool) => `${tool.description} ${JSON.stringify(tool.jsonSchema)}`),
    ...system.map((block) => block.text),
    ...messages.flatMap(({ blocks, toolCalls = [], toolResults = [] }) => [...toolResults, ...blocks].map(({ text }) => text).concat(toolCalls.map(({ inputText }) => inputText))),
  ]
  return texts.reduce((sum, text) => sum + countTokens(text), 0)
}

async function pauseUnlessAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  await pause(delayMs, undefined, { signal }).catch(() => throwIfAborted(signal))
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw signal.reason instanceof InferenceError ? signal.reason : new InferenceError("cancelled", "The call was cancelled.", { cause: signal.reason })
}
