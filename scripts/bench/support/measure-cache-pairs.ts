import { readFileSync } from "node:fs"
import { createOpenaiEmbeddingModel } from "@/lib/inference/providers/openai-embeddings"
import { doQuestionsAgree } from "@/lib/services/reuse/agreement/do-questions-agree"
import { minimumCosine } from "@/lib/services/reuse/minimum-cosine"
import { createOfflineEmbeddings } from "../offline-embeddings"

type Pair = { source: string; a: string; b: string; label: 1 | 0 | null }
type Count = { pairs: number; agree: number; near: number; hits: number; cosines: number[] }

const deadlines = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 120_000 }

/** Hits on pairs of either label: what the agreement rules let through, what the cosine does, and what both do. */
export async function measureCachePairs({ file, isListed }: { file: string; isListed: boolean }): Promise<void> {
  const pairs = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Pair)
  const embedder = openEmbedder()
  const minimum = minimumCosine(embedder)
  const vectors = await embedAll(embedder, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  console.log(`pairs     ${pairs.length}, embedded with ${embedder.provider}/${embedder.model}, least cosine ${minimum ?? "none: no hits with this model"}`)
  const counts = new Map<string, Count>()
  for (const { source, a, b, label } of pairs) {
    const cosine = dot(vectors.get(a) ?? [], vectors.get(b) ?? [])
    const agree = doQuestionsAgree(a, b)
    const isNear = minimum !== null && cosine >= minimum
    for (const key of [`${meaning(label)}  ${source}`, `${meaning(label)}  all`]) {
      const count = counts.get(key) ?? { pairs: 0, agree: 0, near: 0, hits: 0, cosines: [] }
      counts.set(key, count)
      count.pairs += 1
      count.agree += Number(agree)
      count.near += Number(isNear)
      count.hits += Number(agree && isNear)
      if (agree) count.cosines.push(cosine)
    }
    if (isListed && ((label === 0 && agree) || (label === 1 && !(agree && isNear)))) console.log(`  ${label === 0 ? "let through" : agree ? "too far" : "not agreed"} ${cosine.toFixed(2)}  ${a}  |  ${b}`)
  }
  console.log("                                                         pairs   agree     near     hits   cosine of those that agree (least, median)")
  for (const [key, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const sorted = count.cosines.toSorted((a, b) => a - b)
    const cosines = sorted.length > 0 ? `${sorted[0]?.toFixed(2)} ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)}` : "–"
    console.log(`${key.padEnd(56)} ${String(count.pairs).padStart(5)} ${share(count.agree, count)} ${share(count.near, count)} ${share(count.hits, count)}   ${cosines}`)
  }
}

function meaning(label: Pair["label"]): string {
  return label === 1 ? "same" : label === 0 ? "different" : "unclear"
}

function share(part: number, { pairs }: Count): string {
  return `${((100 * part) / pairs).toFixed(1)} %`.padStart(8)
}

type Embedder = { provider: string; model: string; vectors: (texts: string[]) => Promise<number[][]> }

function openEmbedder(): Embedder {
  const apiKey = process.env.OPENAI_API_KEY
  if (!apiKey) return createOfflineEmbeddings()
  const model = createOpenaiEmbeddingModel({ apiKey, baseUrl: process.env.OPENAI_BASE_URL, model: process.env.EMBEDDING_MODEL ?? "text-embedding-3-small" })
  return { provider: model.provider, model: model.model, vectors: async (texts) => (await model.embed(texts, { signal: AbortSignal.timeout(120_000), deadlines, callId: "bench" })).vectors }
}

async function embedAll(embedder: Embedder, texts: string[]): Promise<Map<string, number[]>> {
  const vectors = new Map<string, number[]>()
  for (let start = 0; start < texts.length; start += 96) {
    const batch = texts.slice(start, start + 96)
    const found = await embedder.vectors(batch)
    for (const [index, text] of batch.entries()) vectors.set(text, found[index] ?? [])
  }
  return vectors
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
}
