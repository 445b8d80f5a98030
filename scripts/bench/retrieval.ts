/**
 * Clause question → right passage, within one contract: share of CUAD's answerable questions for which a passage that covers
 * half of a lawyer's span is among the first k; and how often questions about other things find nothing. Usage: node --import tsx scripts/bench/retrieval.ts [contracts]
 */
import { readFileSync } from "node:fs"
import { uuidv7 } from "uuidv7"
import { openPglite } from "@/drizzle/client"
import { chunkDocument } from "@/lib/documents/chunk-document"
import { retrievePassages } from "@/lib/retrieval"
import { insertChunks } from "@/lib/store/chunks/insert-chunks"
import { insertEmbeddings } from "@/lib/store/chunks/insert-embeddings"
import { insertPlacements } from "@/lib/store/chunks/insert-placements"
import { insertDocument } from "@/lib/store/documents/insert-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { updateServingVersion } from "@/lib/store/documents/update-serving-version"
import { sharedData } from "@/tests/support/shared-data"
import { createOfflineEmbeddings } from "./offline-embeddings"
import { seedWorkspace } from "./seed-workspace"

type Contract = { id: string; core: boolean; text: string }
type Question = { doc_id: string; clause_type: string; question: string; answerable: boolean; spans: { start: number; end: number }[] }

const depths = [1, 3, 5, 10]

async function main(): Promise<void> {
  const contractsFile = sharedData("cuad", "documents.jsonl")
  const questionsFile = sharedData("cuad", "questions.jsonl")
  if (!contractsFile || !questionsFile) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const limit = Number(process.argv[2] ?? 40)
  const contracts = readLines<Contract>(contractsFile).filter((contract) => contract.core).slice(0, limit)
  const questions = readLines<Question>(questionsFile)
  const database = await openPglite({ folder: null })
  const actor = await seedWorkspace(database)
  const embedding = createOfflineEmbeddings()
  const ctx = { actor, deps: { database, models: { embedding } } }
  const hits = { both: newTally(), words: newTally(), vectors: newTally() }
  let answerable = 0
  let silent = 0
  let chunkCount = 0
  const startedMs = Date.now()
  for (const contract of contracts) {
    const documentId = await addContract(ctx, contract)
    chunkCount += documentId.chunks
    for (const question of questions.filter((one) => one.doc_id === contract.id && one.answerable)) {
      const query = `${question.clause_type}: ${question.question}`
      const queryVector = await embedding.vector(query)
      answerable++
      const run = (vector: number[] | null, text: string) =>
        retrievePassages(ctx, { query: text, documentIds: [documentId.id], topK: 10, queryVector: vector, tokenBudget: 100_000 })
      const both = await run(queryVector, query)
      if (both.length === 0) silent++
      count(hits.both, both, question)
      count(hits.words, await run(null, query), question)
      count(hits.vectors, await run(queryVector, "the"), question)
    }
  }
  const strange = sharedData("retrieval_squad", "queries.jsonl")
  const questionsOnOtherThings = strange ? readLines<{ text: string }>(strange).slice(0, 300) : []
  let abstained = 0
  for (const { text } of questionsOnOtherThings) {
    const passages = await retrievePassages(ctx, { query: text, documentIds: null, topK: 5, queryVector: await embedding.vector(text) })
    if (passages.length === 0) abstained++
  }
  await database.close()
  console.log(`${contracts.length} contracts, ${chunkCount} chunks, ${answerable} answerable questions, ${embedding.model}, ${Math.round((Date.now() - startedMs) / 1000)} s`)
  for (const [name, tally] of Object.entries(hits)) {
    console.log(`${name.padEnd(8)} ${depths.map((depth) => `recall@${depth} ${((tally[depth] ?? 0) / answerable).toFixed(3)}`).join("  ")}`)
  }
  console.log(`no passage at all: ${(silent / answerable).toFixed(3)}`)
  if (questionsOnOtherThings.length > 0) console.log(`questions about other things, asked of all contracts, that find nothing: ${(abstained / questionsOnOtherThings.length).toFixed(3)}`)
}

async function addContract(ctx: { actor: { workspaceId: string; userId: string }; deps: { database: Awaited<ReturnType<typeof openPglite>>; models: { embedding: ReturnType<typeof createOfflineEmbeddings> } } }, contract: Contract) {
  const { actor, deps } = ctx
  const id = uuidv7()
  const versionId = uuidv7()
  const pieces = chunkDocument({ text: contract.text, pages: null, sections: [] })
  const vectors = await deps.models.embedding.vectors(pieces.map((piece) => piece.text))
  await deps.database.workspace({ ...actor, role: "member" }, async (tx) => {
    await insertDocument(tx, { id, workspaceId: actor.workspaceId, ownerId: actor.userId, title: contract.id })
    await insertVersion(tx, {
      id: versionId,
      workspaceId: actor.workspaceId,
      documentId: id,
      sha256: contract.id,
      byteLength: contract.text.length,
      mediaType: "text/plain",
      fileName: "contract.txt",
      createdBy: actor.userId,
    })
    const ids = await insertChunks(tx, { workspaceId: actor.workspaceId, items: pieces.map(({ contentHash, text, words }) => ({ contentHash, text, wordCount: words })) })
    const placements = pieces.map((piece) => ({ position: piece.index, chunkId: ids.get(piece.contentHash) ?? "", start: piece.start, end: piece.end }))
    await insertPlacements(tx, { workspaceId: actor.workspaceId, documentId: id, versionId, placements })
    await insertEmbeddings(tx, {
      workspaceId: actor.workspaceId,
      model: deps.models.embedding.model,
      items: pieces.map((piece, index) => ({ contentHash: piece.contentHash, embedding: vectors[index] ?? [] })),
    })
    await updateServingVersion(tx, { documentId: id, versionId, title: null })
  })
  return { id, chunks: pieces.length }
}

function newTally(): Record<number, number> {
  return Object.fromEntries(depths.map((depth) => [depth, 0]))
}

function count(tally: Record<number, number>, passages: { start: number; end: number }[], question: Question): void {
  const rank = passages.findIndex((passage) => question.spans.some((span) => covers(passage, span)))
  for (const depth of depths) if (rank >= 0 && rank < depth) tally[depth] = (tally[depth] ?? 0) + 1
}

function covers(passage: { start: number; end: number }, span: { start: number; end: number }): boolean {
  return Math.min(passage.end, span.end) - Math.max(passage.start, span.start) >= 0.5 * (span.end - span.start)
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)
}

await main()
