import { expect, test } from "vitest"
import { classifyError } from "./classify-error"
import { InferenceError } from "./errors"

const provider = { error: {} }
const systemError = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) })

const cases: [string, unknown, Partial<InferenceError>][] = [
  ["a socket that broke in mid-stream", new TypeError("terminated"), { code: "unavailable", isUnbilled: false }],
  ["a broken body", new SyntaxError("Unexpected end of JSON input"), { code: "unavailable", isUnbilled: false }],
  ["a refused connection", { message: "Connection error.", cause: systemError("ECONNREFUSED") }, { code: "unavailable", isUnbilled: true }],
  ["an unknown host", { message: "Connection error.", cause: systemError("ENOTFOUND") }, { code: "unavailable", isUnbilled: true }],
  ["a reset connection", { message: "Connection error.", cause: systemError("ECONNRESET") }, { code: "unavailable", isUnbilled: false }],
  ["an error event in the stream", { type: "overloaded_error", message: "{}", ...provider }, { code: "overloaded", isUnbilled: false }],
  ["a rate limit in the stream", { type: "rate_limit_error", message: "{}", ...provider }, { code: "rate_limited", isUnbilled: false }],
  ["an unnamed error in the stream", { type: "api_error", message: "{}", ...provider }, { code: "unavailable", isUnbilled: false }],
  ["429", { status: 429, message: "slow", ...provider }, { code: "rate_limited", isUnbilled: true }],
  ["429 for an empty account", { status: 429, code: "insufficient_quota", message: "", ...provider }, { code: "spend_limit", isUnbilled: true }],
  ["402", { status: 402, message: "", ...provider }, { code: "spend_limit", isUnbilled: true }],
  ["a contract's spend limit", { status: 400, type: "invalid_request_error", errorCode: "contract_spend_limit_reached", message: "", ...provider }, { code: "spend_limit", isUnbilled: true }],
  ["529", { status: 529, message: "", ...provider }, { code: "overloaded", isUnbilled: true }],
  ["503 of a gateway", { status: 503, message: "" }, { code: "unavailable", isUnbilled: false }],
  ["504", { status: 504, message: "", ...provider }, { code: "unavailable", isUnbilled: false }],
  ["408", { status: 408, message: "", ...provider }, { code: "unavailable", isUnbilled: false }],
  ["401", { status: 401, message: "", ...provider }, { code: "authentication", isUnbilled: true }],
  ["403", { status: 403, type: "permission_error", message: "", ...provider }, { code: "authentication", isUnbilled: true }],
  ["404", { status: 404, type: "not_found_error", message: "", ...provider }, { code: "invalid_request", isUnbilled: true }],
  ["413", { status: 413, message: "", ...provider }, { code: "context_too_long", isUnbilled: true }],
  ["a prompt that is too long", { status: 400, message: "prompt is too long: 210000 tokens > 200000 maximum", ...provider }, { code: "context_too_long", isUnbilled: true }],
  ["a context length code", { status: 400, code: "context_length_exceeded", message: "", ...provider }, { code: "context_too_long", isUnbilled: true }],
  ["a blocked output", { status: 400, message: "Output blocked by content filtering policy", ...provider }, { code: "content_policy", isUnbilled: true }],
  ["an unsupported parameter", { status: 400, code: "unsupported_parameter", message: "", ...provider }, { code: "invalid_request", isUnbilled: true }],
  ["an abort", new DOMException("aborted", "AbortError"), { code: "cancelled", isUnbilled: false }],
  ["something that is no error at all", "boom", { code: "unavailable", isUnbilled: false }],
]

test.each(cases)("classifies %s", (_name, error, expected) => {
  expect(classifyError(error)).toMatchObject(expected)
})

test("keeps an error that is already of the union", () => {
  const error = new InferenceError("timeout", "late", { phase: "idle" })
  expect(classifyError(error)).toBe(error)
})

test("reads the wait from either header, in seconds, milliseconds or as a date", () => {
  const waitOf = (headers: Record<string, string>) => classifyError({ status: 429, headers: new Headers(headers) }).retryAfterMs
  expect(waitOf({ "retry-after": "12" })).toBe(12_000)
  expect(waitOf({ "retry-after-ms": "250", "retry-after": "12" })).toBe(250)
  expect(waitOf({ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" })).toBe(0)
  expect(waitOf({ "retry-after": "soon" })).toBeNull()
  expect(waitOf({})).toBeNull()
})

test("does not repeat the provider's words, which may quote the prompt", () => {
  const error = classifyError({ status: 400, message: "Invalid text: the salary of Jane Roe", ...provider })
  expect(error.message).not.toContain("Jane")
})
