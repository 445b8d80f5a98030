import { openPglite } from "@/drizzle/client"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { searchClauses } from "@/lib/services/clauses"
import { uploadDocument } from "@/lib/services/documents"
import { runEngine } from "@/tests/integration/documents-services/run-engine"
import { createTenant, testDeps } from "@/tests/support/deps"
import { isSameClause } from "./clause-spans"
import type { Contract, ContractQuestion } from "./contract-questions"

const places = 10
/** As people ask, not as lawyers define. */
const asked: [string, string][] = [
  ["who can end this early", "Termination for Convenience"],
  ["cap on damages", "Cap on Liability"],
  ["can they sell to competitors", "Exclusivity"],
  ["what happens if the company is bought", "Change of Control"],
  ["automatic renewal", "Renewal Term"],
  ["source code escrow", "Source Code Escrow"],
  ["audit right", "Audit Rights"],
  ["MFN", "Most Favored Nation"],
]

/** The first ten clauses for each question, each type's name and some words of everyday, over contracts that a workspace analysed. */
export async function measureClauseSearch(contracts: readonly Contract[], questions: readonly ContractQuestion[]): Promise<string> {
  const deps = await testDeps(await openPglite({ folder: null }), { offline: { chat: createOfflineChatModel({ tokensPerSecond: 0 }), embedding: createOfflineEmbeddingModel() } })
  const tenant = await createTenant(deps, { tokensPerDay: 1_000_000_000n })
  const [author, reviewer] = [await tenant.context("member"), await tenant.context("reviewer")]
  const contractOf = new Map<string, string>()
  for (const contract of contracts) {
    const { id } = await uploadDocument(author, { bytes: new Uint8Array(Buffer.from(contract.text)), fileName: `${contract.id}.txt` })
    contractOf.set(id, contract.id)
    await runEngine(deps)
  }
  const types = [...new Map(questions.map((question) => [question.clause_type, question.question])).entries()]
  const ways = { question: types.map(([type, q]) => [q, type]), name: types.map(([type]) => [type, type]), "everyday words": asked } as Record<string, [string, string][]>
  const lines: string[] = []
  for (const [way, queries] of Object.entries(ways)) {
    let right = 0
    let possible = 0
    let near = 0
    for (const [q, type] of queries) {
      const gold = questions.filter((one) => one.clause_type === type && contracts.some(({ id }) => id === one.doc_id))
      const marked = gold.reduce((sum, { spans }) => sum + spans.length, 0)
      if (marked === 0) continue
      const found = await searchClauses(reviewer, { q, limit: places })
      right += found.filter(({ documentId, start, end, quote }) => gold.some(({ doc_id, spans }) => contractOf.get(documentId) === doc_id && spans.some((span) => isSameClause(type, { start: start ?? 0, end: end ?? 0, text: quote }, span)))).length
      near += found.slice(0, marked).filter(({ clauseType }) => clauseType === type).length
      possible += Math.min(places, marked)
    }
    lines.push(`search by ${way}: ${right} of ${possible} places among the first ten are what lawyers marked (${(right / possible).toFixed(2)}), ${near} are given the type`)
  }
  await deps.database.close()
  return `across ${contracts.length} contracts\n${lines.join("\n")}`
}
