import { describe, expect, it } from "vitest"
import { chatModels } from "@/lib/inference/catalogue"
import { errorLabel, errorSentence, modelName, providerName } from "./model-words"

describe("names of models", () => {
  it("are those their makers use", () => {
    expect(["claude-sonnet-4-6", "claude-haiku-4-5-20251001", "claude-sonnet-5", "gpt-5.4-mini", "gpt-4.1", "text-embedding-3-small", "offline-extractive-1"].map(modelName)).toEqual([
      "Claude Sonnet 4.6",
      "Claude Haiku 4.5",
      "Claude Sonnet 5",
      "GPT-5.4 mini",
      "GPT-4.1",
      "Embeddings 3 small",
      "the offline model",
    ])
  })

  it("exist for every model that a release may name", () => {
    expect(chatModels.filter(({ model }) => modelName(model) === model)).toEqual([])
  })

  it("are left alone where nothing is known of them", () => {
    expect([modelName("llama-9"), providerName("acme"), errorLabel("new_kind")]).toEqual(["llama-9", "acme", "New kind"])
  })
})

it("no error is told by its code", () => {
  const codes = ["rate_limited", "overloaded", "unavailable", "timeout", "content_policy", "context_too_long", "invalid_request", "authentication", "spend_limit", "invalid_output", "no_price", "cancelled", "lost", "breaker_open"]
  for (const code of codes) {
    expect(errorSentence(code)).not.toBe(errorSentence(null))
    expect(`${errorSentence(code)} ${errorLabel(code)}`).not.toContain("_")
  }
})
