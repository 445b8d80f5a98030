import type { Usage } from "../../../lib/inference/usage"

export type MockProviderName = "anthropic" | "openai"

/** One HTTP call as the provider bills it. `refused` cost nothing; `aborted` and `broken` cost the input and what was sent. */
export type BillRow = {
  billId: string
  callId: string | null
  provider: MockProviderName
  model: string
  kind: "chat" | "embedding"
  status: "open" | "done" | "refused" | "aborted" | "broken"
  usage: Usage
  at: string
}

/** What the mock understood of a request, and the body as it came. */
export type MockRequest = {
  provider: MockProviderName
  kind: "chat" | "embedding"
  model: string
  callId: string | null
  /** System and messages with their tool calls and results, or the texts to embed, in one string. */
  prompt: string
  /** The definitions of the tools that may be called, as they stand before the prompt; empty without any. */
  toolText: string
  /** Names of the tools that may be called, without the forced one. */
  toolNames: string[]
  /** What the request says that tools gave, oldest first. */
  toolResults: MockToolResult[]
  schema: Record<string, unknown> | null
  /** The forced tool that carries the answer, if any. */
  toolName: string | null
  maxOutputTokens: number
  isStreaming: boolean
  body: Record<string, unknown>
}

export type MockToolResult = { toolCallId: string; text: string; isError: boolean }

/** A tool the answer asks for; a string as input is sent as it is, JSON or not. */
export type MockToolCall = { name: string; input: unknown; id?: string }

export type MockFailure =
  | { kind: "drop-before-headers" }
  | { kind: "drop"; afterTokens: number }
  | { kind: "error-event"; afterTokens: number; errorType?: string }
  | { kind: "malformed-json"; afterTokens: number }
  | { kind: "end-early"; afterTokens: number }
  | { kind: "stall"; afterTokens: number }
  /** Closes the connection after this share of the stream's bytes, from 0 to below 1, wherever that is. */
  | { kind: "cut"; share: number }
  | { kind: "stall-before-headers" }

/** How one request is answered. All of it is JSON except a reply function. */
export type Behaviour = {
  reply?: string | ((request: MockRequest) => string)
  /** Asked for after the reply, which is then empty unless it is given. */
  toolCalls?: MockToolCall[] | ((request: MockRequest) => MockToolCall[])
  headersDelayMs?: number
  firstTokenDelayMs?: number
  /** Unpaced when absent. */
  tokensPerSecond?: number
  /** Answers with this status and an error body instead of a stream. */
  errorStatus?: number
  errorKind?: "context" | "credit" | "content-policy" | "gateway-page"
  retryAfterSeconds?: number
  failure?: MockFailure
  /** The provider's own word, such as refusal or content_filter. */
  stopReason?: string
  /** Leaves the usage out of the stream, as some compatible servers do. */
  omitsUsage?: boolean
  usesCrlf?: boolean
  splitsCharacters?: boolean
  /** Sends a line of this length first and the whole reply in one event. */
  hugeLineBytes?: number
}

/** Rules are tried in order; a rule is used up after `times` answers: one without a match, without end with one. */
export type ScriptRule = {
  match?: string | RegExp | ((request: MockRequest) => boolean)
  times?: number
  behave: Behaviour
}

export type MockProviderOptions = {
  port?: number
  /** Append-only JSONL; a line per change, written before anything is answered. */
  billPath?: string
  /** For requests that no rule matches. */
  defaults?: Behaviour
  minimumCacheableTokens?: number
  /** How many requests `requests()` keeps. */
  keepRequests?: number
  /** How often paced streams write. */
  tickMs?: number
}

export type MockProvider = {
  url: string
  anthropicBaseUrl: string
  openaiBaseUrl: string
  bill(): BillRow[]
  requests(): MockRequest[]
  script(...rules: ScriptRule[]): void
  /** Forgets all rules that are left. */
  unscript(): void
  close(): Promise<void>
}
