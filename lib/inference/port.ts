import type { Price } from "./pricing/prices"
import type { RawUsage, Usage } from "./usage"

export type ProviderName = "anthropic" | "openai" | "offline"

/** A model as a release names it: provider and the provider's own id. */
export type ModelRoute = { provider: ProviderName; model: string }

/** One part of a prompt. `isCacheable` marks the end of a stable prefix that a provider may cache. */
export type PromptBlock = { text: string; isCacheable?: boolean }

/** Something the model may ask for; `jsonSchema` describes the input it has to give. */
export type ToolDefinition = { name: string; description: string; jsonSchema: Record<string, unknown> }

/** One thing the model asked for. `input` is undefined where `inputText` is no JSON. */
export type ToolCall = { id: string; name: string; input: unknown; inputText: string }

/** What a tool gave, as text for the model. */
export type ToolResult = { toolCallId: string; name: string; text: string; isError: boolean }

/** Tool calls stand in the assistant's message after its text, their results in the user's message before its text. */
export type ChatMessage = { role: "user" | "assistant"; blocks: PromptBlock[]; toolCalls?: ToolCall[]; toolResults?: ToolResult[] }

/** What the prompt was rendered from; the offline model works on it, providers ignore it. */
export type ModelTask = { promptKey: string; inputs: Record<string, unknown>; sources: TaskSource[] }

/** A numbered passage given to the model as context; `marker` is the n of the citation `[n]`. */
export type TaskSource = { marker: number; title: string; text: string; score: number }

export type ModelRequest = {
  route: ModelRoute
  system: PromptBlock[]
  messages: ChatMessage[]
  /** Absent where the model takes none. */
  temperature?: number
  maxOutputTokens: number
  /** JSON output that must match; absent for prose. */
  outputSchema?: { name: string; jsonSchema: Record<string, unknown> }
  tools?: ToolDefinition[]
  /** For a last turn: the tools stay described, because earlier turns called them, and none may be called. */
  toolChoice?: "none"
  task: ModelTask
}

/** Carries our call id to the provider, so that its bill and our ledger can be matched line by line. */
export const callIdHeader = "x-countersign-call-id"

export type Deadlines = { connectMs: number; firstTokenMs: number; idleMs: number; totalMs: number }

/** Parts arrive in order: any number of text-deltas, complete tool calls and usage reports, then one finish. Failures are thrown as InferenceError. */
export type StreamPart =
  | { type: "started"; providerRequestId: string | null }
  | { type: "text-delta"; text: string }
  /** Output that is charged and not shown: thinking, and a tool's input while it is being written. */
  | { type: "hidden-delta"; text: string }
  | { type: "tool-call"; call: ToolCall }
  /** A tool that the provider ran itself; there is nothing to answer. */
  | { type: "provider-tool-call"; call: ToolCall }
  /** `isFinal` once nothing can be added: such a report is what the call costs, however the stream goes on. */
  | { type: "usage"; usage: Usage; raw: RawUsage; isFinal: boolean }
  | { type: "finish"; reason: FinishReason; rawReason: string | null }

export type FinishReason = "stop" | "length" | "content-filter" | "tool-calls" | "other"

export type ChatModel = {
  readonly provider: ProviderName
  /** Streams one HTTP call. No retries inside; aborting the signal closes the socket. */
  stream(request: ModelRequest, options: { signal: AbortSignal; deadlines: Deadlines; callId: string }): AsyncIterable<StreamPart>
}

/** `usage` is null where the server does not say. */
export type EmbeddingResult = { vectors: number[][]; usage: Usage | null; raw: RawUsage; providerRequestId: string | null }

export type EmbeddingModel = {
  readonly provider: ProviderName
  readonly model: string
  /** Name of the space its vectors lie in: the model, with the dimensions where they are not its usual ones. Only vectors of one space are compared. */
  readonly space: string
  readonly dimensions: number
  /** Absent where every text of a passage's length fits. */
  readonly maxInputTokens?: number
  /** What the operator says it costs, where the price list does not; null or absent: as the list says. */
  readonly declaredPrice?: Price | null
  /** Least cosine similarity at which a passage counts as relevant on this model's scale. */
  readonly minimumSimilarity: number
  /** False while calls are kept back because it does not answer; asked before each call is opened. */
  isReachable?(): Promise<boolean>
  embed(texts: string[], options: { signal: AbortSignal; deadlines: Deadlines; callId: string }): Promise<EmbeddingResult>
}
