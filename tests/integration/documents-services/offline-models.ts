import type { ModelsConfig } from "@/lib/inference/models"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"

/** The product without any key. */
export function offlineModels(): ModelsConfig {
  return { offline: { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() } }
}
