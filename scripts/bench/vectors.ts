/**
 * Search by meaning over many workspaces on PostgreSQL: recall@10 of the approximate index against an exact scan, and how
 * long the product's own statement takes through the policies. Usage:
 * TEST_DATABASE_URL=… node --import tsx scripts/bench/vectors.ts [chunks] [workspaces] [even|skewed] [dimensions]
 */
import postgres, { type Sql } from "postgres"
import { type Database, openPostgres } from "@/drizzle/client"
import { indexFromVectors, vectorIndexStatement } from "@/lib/retrieval"
import { countServingChunks } from "@/lib/store/retrieval/count-serving-chunks"
import { listNearestChunks, type NearestChunk } from "@/lib/store/retrieval/list-nearest-chunks"
import { describeMachine } from "./support/describe-machine"
import { inMs } from "./support/quantiles"
import { type BenchQuestion, type BenchWorkspace, seedVectors } from "./support/seed-vectors"

const depth = 10
/** What the product takes from the vectors for one search. */
const limit = 50
const questionsEach = 12
const smallSizes = [50, 500]

async function main(): Promise<void> {
  const serverUrl = process.env.TEST_DATABASE_URL
  if (!serverUrl) return console.log("Skipped: TEST_DATABASE_URL names no PostgreSQL server.")
  const [chunks = 100_000, workspaces = 20] = process.argv.slice(2, 4).map(Number)
  const isSkewed = process.argv[4] === "skewed"
  const model = { model: "bench-1", dimensions: Number(process.argv[5] ?? 1536) }
  const name = `bench_vectors_${process.pid}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  let database: Database | undefined
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    database = await openPostgres({ url, poolSize: 2 })
    console.log(describeMachine())
    const seeded = await seed(owner, { chunks, workspaces, isSkewed, ...model })
    console.log(describeMachine())
    await measure(database, { model: model.model, seeded: seeded.slice(0, workspaces), small: seeded.slice(workspaces) })
    await explain(owner, { ...model, workspace: seeded[0] as BenchWorkspace })
    console.log(describeMachine())
  } finally {
    await database?.close()
    await owner.end()
    await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

async function seed(owner: Sql, shape: { chunks: number; workspaces: number; isSkewed: boolean; model: string; dimensions: number }): Promise<BenchWorkspace[]> {
  const { chunks, workspaces, isSkewed, ...model } = shape
  const startedMs = performance.now()
  const seeded = await seedVectors(owner, { sizes: [...sizesOf(shape), ...smallSizes], questionsEach, ...model })
  const filledMs = performance.now()
  await owner.unsafe(vectorIndexStatement)
  const builtMs = performance.now()
  await owner`vacuum (analyze) chunks, version_chunks, documents, chunk_embeddings`
  const questions = seeded.flatMap((workspace) => workspace.questions)
  const real = questions.filter((question) => question.kind === "contracts").length
  console.log(`${chunks} chunks in ${workspaces} workspaces (${isSkewed ? "sizes falling by a quarter each" : "of one size"}), ${model.dimensions} dimensions; ${questions.length} questions, ${real} of them lawyers' on real contracts`)
  console.log(`filled in ${Math.round((filledMs - startedMs) / 1000)} s, indexes built in ${Math.round((builtMs - filledMs) / 1000)} s`)
  return seeded
}

function sizesOf({ chunks, workspaces, isSkewed }: { chunks: number; workspaces: number; isSkewed: boolean }): number[] {
  const weights = Array.from({ length: workspaces }, (_, index) => (isSkewed ? 0.75 ** index : 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.max(20, Math.round((chunks * weight) / total)))
}

type Search = { workspace: BenchWorkspace; question: BenchQuestion; documentIds: string[] | null }

async function measure(database: Database, { model, seeded, small }: { model: string; seeded: BenchWorkspace[]; small: BenchWorkspace[] }): Promise<void> {
  const run = async ({ workspace, question, documentIds }: Search, usesIndex: boolean) => {
    const startedMs = performance.now()
    const found = await database.workspace(workspace, async (tx) => {
      const isLarge = usesIndex && (await countServingChunks(tx, { documentIds })) >= indexFromVectors
      return listNearestChunks(tx, { model, vector: question.vector, documentIds, limit, usesIndex: isLarge })
    })
    return { found, tookMs: performance.now() - startedMs }
  }
  const everything = searchesOf(seeded, () => null)
  const groups: [string, Search[]][] = [
    ["whole workspace", everything],
    ["  synthetic", everything.filter(({ question }) => question.kind === "synthetic")],
    ["  contracts", everything.filter(({ question }) => question.kind === "contracts")],
  ]
  const exact = new Map<Search, Awaited<ReturnType<typeof run>>>()
  const indexed = new Map<Search, Awaited<ReturnType<typeof run>>>()
  for (const search of everything.slice(0, 20)) await run(search, true)
  for (const search of everything) exact.set(search, await run(search, false))
  for (const search of everything) indexed.set(search, await run(search, true))
  console.log(`${"".padEnd(34)}searches  recall@${depth}     p50       p95       p99`)
  for (const [name, searches] of groups) {
    const recalls = searches.map((search) => recallOf(indexed.get(search)?.found ?? [], exact.get(search)?.found ?? []))
    report(`${name}, as searched`, recalls, searches.map((search) => indexed.get(search)?.tookMs ?? Number.NaN))
    report(`${name}, exact`, recalls.map(() => 1), searches.map((search) => exact.get(search)?.tookMs ?? Number.NaN))
  }
  for (const count of [1, 10, 80]) {
    const searches = searchesOf(seeded, ({ documentIds }, question) => [...new Set([...(question.documentId ? [question.documentId] : []), ...documentIds])].slice(0, count))
    const found: { found: NearestChunk[]; tookMs: number }[] = []
    for (const search of searches) found.push(await run(search, true))
    const recalls: number[] = []
    for (const [index, search] of searches.entries()) recalls.push(recallOf(found[index]?.found ?? [], (await run(search, false)).found))
    report(`in ${count} document${count === 1 ? "" : "s"}, as searched`, recalls, found.map(({ tookMs }) => tookMs))
  }
  for (const workspace of small) {
    const searches = searchesOf([workspace], () => null)
    report(`workspace of ${workspace.chunks}, exact`, searches.map(() => 1), await timesOf(searches, (search) => run(search, false)))
  }
}

function searchesOf(workspaces: BenchWorkspace[], documentIdsOf: (workspace: BenchWorkspace, question: BenchQuestion) => string[] | null): Search[] {
  return workspaces.flatMap((workspace) => workspace.questions.map((question) => ({ workspace, question, documentIds: documentIdsOf(workspace, question) })))
}

async function timesOf(searches: Search[], run: (search: Search) => Promise<{ tookMs: number }>): Promise<number[]> {
  const times: number[] = []
  for (const search of searches) times.push((await run(search)).tookMs)
  return times
}

function recallOf(found: NearestChunk[], exact: NearestChunk[]): number {
  const wanted = new Set(exact.slice(0, depth).map((chunk) => chunk.chunkId))
  return wanted.size === 0 ? 1 : found.slice(0, depth).filter((chunk) => wanted.has(chunk.chunkId)).length / wanted.size
}

function report(name: string, recalls: number[], times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => inMs(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN).padStart(9)
  const recall = recalls.reduce((sum, value) => sum + value, 0) / recalls.length
  console.log(`${name.padEnd(34)}${String(times.length).padStart(8)}     ${recall.toFixed(4)}  ${at(0.5)} ${at(0.95)} ${at(0.99)}`)
}

/** Whether the index is used under the policies, as the planner says. */
async function explain(owner: Sql, { model, dimensions, workspace }: { model: string; dimensions: number; workspace: BenchWorkspace }): Promise<void> {
  const vector = JSON.stringify(workspace.questions[0]?.vector)
  const plan = await owner.begin(async (tx) => {
    await tx`select set_config('role', 'countersign_app', true), set_config('app.workspace_id', ${workspace.workspaceId}, true), set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '225', true), set_config('enable_sort', 'off', true)`
    return tx.unsafe(`explain (analyze, costs off) select content_hash from chunk_embeddings where workspace_id = '${workspace.workspaceId}' and model = '${model}' order by embedding::vector(${dimensions}) <=> '${vector}' limit 150`)
  })
  for (const row of plan) console.log(`  ${String(row["QUERY PLAN"]).replace(/'\[.*\]'/, "'[…]'")}`)
}

await main()
