import { uuidv7 } from "uuidv7"
import type { Database } from "@/drizzle/client"
import { chunkDocument } from "@/lib/documents/chunk-document"
import { embeddingHash, embeddingInput } from "@/lib/documents/embedding-input"
import { insertChunks } from "@/lib/store/chunks/insert-chunks"
import { insertEmbeddings } from "@/lib/store/chunks/insert-embeddings"
import { insertPlacements } from "@/lib/store/chunks/insert-placements"
import { insertDocument } from "@/lib/store/documents/insert-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { updateServingVersion } from "@/lib/store/documents/update-serving-version"
import type { BenchEmbeddings } from "./bench-embeddings"

export type Corpus = { actor: { workspaceId: string; userId: string; role: "member" }; deps: { database: Database; models: { embedding: BenchEmbeddings } } }

/** A document as the product indexes it: cut, embedded with title and headings, serving. */
export async function addToCorpus({ actor, deps }: Corpus, { key, title, text }: { key: string; title: string; text: string }): Promise<{ id: string; chunks: number }> {
  const id = uuidv7()
  const versionId = uuidv7()
  const { workspaceId, userId } = actor
  const pieces = chunkDocument({ text, pages: null, sections: [] })
  const places = pieces.map((piece) => ({ title, heading: null, text: piece.text }))
  const vectors = await deps.models.embedding.vectors(places.map(embeddingInput))
  const hashes = places.map(embeddingHash)
  await deps.database.workspace(actor, async (tx) => {
    await insertDocument(tx, { id, workspaceId, ownerId: userId, title })
    await insertVersion(tx, { id: versionId, workspaceId, documentId: id, sha256: key, byteLength: text.length, mediaType: "text/plain", fileName: "document.txt", createdBy: userId })
    const ids = await insertChunks(tx, { workspaceId, items: pieces.map((piece) => ({ contentHash: piece.contentHash, text: piece.text, wordCount: piece.words })) })
    const placements = pieces.map((piece, index) => ({ position: piece.index, chunkId: ids.get(piece.contentHash) ?? "", start: piece.start, end: piece.end, embeddingHash: hashes[index] ?? null }))
    await insertPlacements(tx, { workspaceId, documentId: id, versionId, placements })
    await insertEmbeddings(tx, { workspaceId, model: deps.models.embedding.space, items: vectors.map((embedding, index) => ({ contentHash: hashes[index] ?? "", embedding })) })
    await updateServingVersion(tx, { documentId: id, versionId, title: null })
  })
  return { id, chunks: pieces.length }
}
