import { createAnthropicModel } from "@/lib/inference/providers/anthropic"
import { createOpenaiEmbeddingModel } from "@/lib/inference/providers/openai-embeddings"
import { defaultEmbeddingModel } from "@/lib/inference/catalogue"
import type { ModelsConfig } from "@/lib/inference/models"
import type { MockProvider } from "./mock-provider"

/** Both providers' real adapters, talking to the mock provider. */
export function mockModels(mock: Pick<MockProvider, "anthropicBaseUrl" | "openaiBaseUrl">): ModelsConfig {
  const anthropic = { apiKey: "test-key", baseUrl: mock.anthropicBaseUrl }
  const openai = { apiKey: "test-key", baseUrl: mock.openaiBaseUrl }
  return {
    anthropicApiKey: anthropic.apiKey,
    anthropicBaseUrl: anthropic.baseUrl,
    openaiApiKey: openai.apiKey,
    openaiBaseUrl: openai.baseUrl,
    offline: { chat: createAnthropicModel(anthropic), embedding: createOpenaiEmbeddingModel({ ...openai, model: defaultEmbeddingModel }) },
  }
}
