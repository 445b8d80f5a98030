import type { ModelsConfig } from "@/lib/inference/models"

const unused = () => {
  throw new Error("this test calls no model")
}

/** For tests in which no model may be called. */
export const unusedModels: ModelsConfig = {
  offline: {
    chat: { provider: "offline", stream: unused } as unknown as ModelsConfig["offline"]["chat"],
    embedding: { provider: "offline", model: "none", space: "none", dimensions: 1536, minimumSimilarity: 0, embed: unused },
  },
}
