export { createOfflineChatModel } from "./chat-model"
export { createOfflineEmbeddingModel } from "./embedding-model"
