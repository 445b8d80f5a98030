import type { Behaviour, MockProviderName } from "./types"

type ErrorAnswer = { status: number; headers: Record<string, string>; body: string }

const anthropicTypes: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "invalid_request_error",
  429: "rate_limit_error",
  529: "overloaded_error",
}

const messages: Record<NonNullable<Behaviour["errorKind"]>, Record<MockProviderName, { message: string; code: string | null }>> = {
  context: {
    anthropic: { message: "prompt is too long: 215000 tokens > 200000 maximum", code: null },
    openai: { message: "This model's maximum context length is 400000 tokens.", code: "context_length_exceeded" },
  },
  credit: {
    anthropic: { message: "Your credit balance is too low to access the API.", code: null },
    openai: { message: "You exceeded your current quota, please check your plan and billing details.", code: "insufficient_quota" },
  },
  "content-policy": {
    anthropic: { message: "Output blocked by content filtering policy", code: null },
    openai: { message: "The request was rejected by the safety system.", code: "content_policy_violation" },
  },
  "gateway-page": { anthropic: { message: "", code: null }, openai: { message: "", code: null } },
}

/** An HTTP error as the provider words it. */
export function errorAnswer(provider: MockProviderName, status: number, behave: Behaviour): ErrorAnswer {
  const headers: Record<string, string> = { "content-type": "application/json" }
  if (behave.retryAfterSeconds !== undefined) headers["retry-after"] = String(behave.retryAfterSeconds)
  if (behave.errorKind === "gateway-page") {
    return { status, headers: { ...headers, "content-type": "text/html" }, body: `<html><h1>${status} Bad Gateway</h1></html>` }
  }
  const wording = behave.errorKind ? messages[behave.errorKind][provider] : { message: `The mock provider answers ${status}`, code: null }
  const body =
    provider === "anthropic"
      ? { type: "error", error: { type: anthropicTypes[status] ?? "api_error", message: wording.message } }
      : { error: { message: wording.message, type: status >= 500 ? "server_error" : status === 429 ? "requests" : "invalid_request_error", param: null, code: wording.code } }
  return { status, headers, body: JSON.stringify(body) }
}
