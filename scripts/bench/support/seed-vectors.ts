import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { Sql } from "postgres"
import { uuidv7 } from "uuidv7"
import { sharedData } from "@/tests/support/shared-data"
import { createOfflineEmbeddings } from "../offline-embeddings"
import { copyVectors, type VectorRow } from "./copy-vectors"
import { openSyntheticVectors, randomOf } from "./synthetic-vectors"

export type BenchQuestion = { kind: "synthetic" | "contracts"; vector: number[]; /** Where its passage stands; null where it is a lawyer's question. */ documentId: string | null }
export type BenchWorkspace = { workspaceId: string; userId: string; role: "member"; documentIds: string[]; chunks: number; questions: BenchQuestion[] }

const chunksPerDocument = 50
const wordsPerPassage = 60
/** Passages overlap by half, so that the contracts fill more workspaces. */
const wordsApart = 30
const rowsPerBatch = 500
const seed = 20_261_121

type Sizes = { sizes: number[]; questionsEach: number; model: string; dimensions: number }

/** Workspaces of the given sizes, some full of real contracts with their offline vectors, the others of synthetic ones, as of two models; no index yet. */
export async function seedVectors(owner: Sql, { sizes, questionsEach, model, dimensions }: Sizes): Promise<BenchWorkspace[]> {
  const random = randomOf(seed)
  const synthetic = openSyntheticVectors({ dimensions, seed })
  const embedding = createOfflineEmbeddings()
  const passages = dimensions === 1536 ? contractPassages() : []
  const asked = dimensions === 1536 ? lawyersQuestions() : []
  const seeded: BenchWorkspace[] = []
  for (const [index, size] of sizes.entries()) {
    const workspace: BenchWorkspace = { workspaceId: uuidv7(), userId: uuidv7(), role: "member", documentIds: [], chunks: size, questions: [] }
    seeded.push(workspace)
    const real = index % 3 === 1 && passages.length >= size ? passages.splice(0, size) : []
    const batches = async function* (): AsyncGenerator<VectorRow[]> {
      const rows: VectorRow[] = []
      let next = synthetic.document()
      for (let at = 0; at < size; at += rowsPerBatch) {
        const count = Math.min(rowsPerBatch, size - at)
        const found = await embedding.vectors(real.slice(at, at + count))
        for (let inBatch = 0; inBatch < count; inBatch++) {
          const place = at + inBatch
          if (place % chunksPerDocument === 0) next = synthetic.document()
          const offline = found[inBatch]
          const vector = offline ? Float32Array.from(offline) : next()
          if (!offline && workspace.questions.length < questionsEach && random() < (2 * questionsEach) / size)
            workspace.questions.push({ kind: "synthetic", vector: [...synthetic.questionOn(vector)], documentId: String(Math.floor(place / chunksPerDocument)) })
          rows.push({ workspaceId: workspace.workspaceId, contentHash: hashOf(workspace.workspaceId, place), embedding: vector })
        }
        yield rows.splice(0)
      }
    }
    await insertPlaces(owner, workspace)
    await copyVectors(owner, { model, batches: batches() })
    for (const question of workspace.questions) question.documentId = workspace.documentIds[Number(question.documentId)] ?? null
    if (real.length > 0) {
      const texts = Array.from({ length: 2 * questionsEach }, () => asked[Math.floor(random() * asked.length)] ?? "")
      for (const vector of await embedding.vectors(texts.filter(Boolean))) workspace.questions.push({ kind: "contracts", vector, documentId: null })
    }
  }
  return seeded
}

async function insertPlaces(owner: Sql, { workspaceId, userId, documentIds, chunks }: BenchWorkspace): Promise<void> {
  const count = Math.ceil(chunks / chunksPerDocument)
  const versionIds = Array.from({ length: count }, uuidv7)
  documentIds.push(...Array.from({ length: count }, uuidv7))
  await owner`insert into workspaces (id, name) values (${workspaceId}, 'Bench')`
  await owner`insert into users (id, email, name) values (${userId}, ${`${userId}@bench.example`}, 'Bench')`
  await owner`insert into memberships (workspace_id, user_id, role) values (${workspaceId}, ${userId}, 'member')`
  await owner`insert into documents (id, workspace_id, owner_id, title, current_version_id, latest_version_id, state)
    select id, ${workspaceId}, ${userId}, 'Bench', version, version, 'ready' from unnest(${documentIds}::uuid[], ${versionIds}::uuid[]) as given(id, version)`
  await owner`insert into document_versions (id, workspace_id, document_id, number, sha256, byte_length, media_type, file_name, created_by)
    select version, ${workspaceId}, id, 1, version::text, 1, 'text/plain', 'bench.txt', ${userId} from unnest(${documentIds}::uuid[], ${versionIds}::uuid[]) as given(id, version)`
  for (let from = 0; from < chunks; from += rowsPerBatch) {
    const places = Array.from({ length: Math.min(rowsPerBatch, chunks - from) }, (_, offset) => from + offset)
    const ids = places.map(uuidv7)
    const hashes = places.map((place) => hashOf(workspaceId, place))
    await owner`insert into chunks (id, workspace_id, content_hash, text, word_count) select id, ${workspaceId}, hash, 'passage ' || hash, 2 from unnest(${ids}::uuid[], ${hashes}::text[]) as given(id, hash)`
    await owner`insert into version_chunks (workspace_id, version_id, document_id, position, chunk_id, start_offset, end_offset, embedding_hash)
      select ${workspaceId}, (${versionIds}::uuid[])[1 + place / ${chunksPerDocument}::int], (${documentIds}::uuid[])[1 + place / ${chunksPerDocument}::int], place % ${chunksPerDocument}::int, id, 0, 1, hash
      from unnest(${places}::int[], ${ids}::uuid[], ${hashes}::text[]) as given(place, id, hash)`
  }
}

function hashOf(workspaceId: string, place: number): string {
  return createHash("sha256").update(`${workspaceId}:${place}`).digest("hex")
}

/** Every contract's text in pieces of 60 words; empty without the corpus. */
function contractPassages(): string[] {
  const file = sharedData("cuad", "documents.jsonl")
  if (!file) return []
  return readLines<{ text: string }>(file).flatMap(({ text }) => {
    const words = text.split(/\s+/)
    return Array.from({ length: Math.ceil(words.length / wordsApart) }, (_, piece) => words.slice(piece * wordsApart, piece * wordsApart + wordsPerPassage).join(" "))
  })
}

function lawyersQuestions(): string[] {
  const file = sharedData("cuad", "questions.jsonl")
  return file ? readLines<{ clause_type: string; question: string; answerable: boolean }>(file).flatMap(({ clause_type, question, answerable }) => (answerable ? [`${clause_type}: ${question}`] : [])) : []
}

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Row)
}
