import type { Database } from "@/drizzle/client"
import type { Role } from "@/drizzle/schema/constants"
import type { EmbeddingModel } from "@/lib/inference/port"

/** What retrieval needs of a caller's context: whose eyes to look with, and where. A service context fits. */
export type RetrievalContext = {
  actor: { workspaceId: string; userId: string; role: Role }
  deps: { database: Database; models: { embedding: Pick<EmbeddingModel, "provider" | "space" | "minimumSimilarity"> } }
}

/** A stretch of a serving version's text. `start` and `end` are characters of that text; `page` is its first page. */
export type Passage = {
  chunkId: string
  documentId: string
  versionId: string
  title: string
  page: number | null
  heading: string | null
  start: number
  end: number
  text: string
  /** Fused rank, 0 to 1; 1 is first in both rankings. */
  score: number
  /** Cosine to the question; null when the passage was found by its words alone. */
  similarity: number | null
}
