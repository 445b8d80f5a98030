/**
 * Whether the right passage is found: questions of lawyers within one contract and across all, questions of SQuAD, each by
 * full text, by vectors and fused; and whether the offline model answers then, and abstains where there is no answer. Offline
 * embedder, and a real one where OPENAI_API_KEY or OPENAI_BASE_URL is set. Usage: npm run bench:retrieval -- [contracts, 40] [contracts or squad, both]
 */
import { openPglite } from "@/drizzle/client"
import { retrievePassages } from "@/lib/retrieval"
import { seedWorkspace } from "./seed-workspace"
import { addToCorpus, type Corpus } from "./support/add-to-corpus"
import { type BenchEmbeddings, listEmbeddings } from "./support/bench-embeddings"
import { halfOf, holdsAnswer, readContracts } from "./support/contract-questions"
import { describeMachine } from "./support/describe-machine"
import { type AbstentionCase, measureAbstention } from "./support/measure-abstention"
import { measureRecall, type RecallCase } from "./support/measure-recall"
import { addSquad } from "./support/squad-questions"

const sources = { topK: 8, tokenBudget: 6_000 }

async function main(): Promise<void> {
  const part = process.argv[3]
  console.log(describeMachine())
  for (const embedding of listEmbeddings()) {
    console.log(`\n# ${embedding.model}`)
    if (part !== "squad") await within(embedding, (corpus) => benchContracts(corpus, Number(process.argv[2] ?? 40)))
    if (part !== "contracts") await within(embedding, benchSquad)
  }
}

async function within(embedding: BenchEmbeddings, run: (corpus: Corpus) => Promise<void>): Promise<void> {
  const database = await openPglite({ folder: null })
  await run({ actor: await seedWorkspace(database), deps: { database, models: { embedding } } })
  await database.close()
}

async function benchContracts(corpus: Corpus, limit: number): Promise<void> {
  const data = readContracts()
  if (!data) return console.log("Skipped: the corpus of contracts is not beside the checkout.")
  const contracts = data.contracts.toSorted((a, b) => Number(b.core) - Number(a.core)).slice(0, limit)
  const ids = new Map<string, string>()
  let chunks = 0
  for (const contract of contracts) {
    const added = await addToCorpus(corpus, { key: contract.id, title: contract.title, text: contract.text })
    ids.set(contract.id, added.id)
    chunks += added.chunks
  }
  const questions = data.questions.filter((question) => ids.has(question.doc_id))
  const cases = questions.filter((question) => question.answerable).flatMap((question): RecallCase[] => {
    const own = ids.get(question.doc_id) ?? ""
    const groups = ["all types", halfOf(question.doc_id), ...(question.core_type ? ["core types"] : [])]
    const isRight: RecallCase["isRight"] = (passage) => passage.documentId === own && holdsAnswer(question, passage)
    const title = contracts.find((contract) => contract.id === question.doc_id)?.title ?? ""
    return [
      { query: question.question, documentIds: [own], isRight, groups: groups.map((group) => `one contract, ${group}`) },
      { query: `${question.clause_type}: ${question.question}`, documentIds: [own], isRight, groups: groups.map((group) => `one, type named, ${group}`) },
      { query: `${title}: ${question.question}`, documentIds: null, isRight, groups: groups.map((group) => `all contracts, ${group}`) },
    ]
  })
  console.log(`${contracts.length} contracts, ${chunks} chunks; a passage is right when it covers half of a span, names and dates by text`)
  for (const line of await measureRecall(corpus, { cases, allIds: [...ids.values()] })) console.log(line)
  const judged: AbstentionCase[] = []
  for (const question of questions) {
    const queryVector = await corpus.deps.models.embedding.vector(question.question)
    const found = await retrievePassages(corpus, { query: question.question, documentIds: [ids.get(question.doc_id) ?? ""], queryVector, ...sources })
    judged.push({ id: question.doc_id, question: question.question, isAnswerable: question.answerable, isFound: found.some((passage) => holdsAnswer(question, passage)), answers: question.spans.map((span) => span.text), sources: found })
  }
  for (const line of measureAbstention(judged)) console.log(`offline answers, one contract: ${line}`)
}

async function benchSquad(corpus: Corpus): Promise<void> {
  const squad = await addSquad(corpus)
  if (!squad) return console.log("Skipped: the questions of SQuAD are not beside the checkout.")
  for (const line of await measureRecall(corpus, { cases: squad.recallCases, allIds: squad.allIds })) console.log(line)
  for (const line of measureAbstention(await squad.collectAnswerCases())) console.log(`offline answers, squad: ${line}`)
}

await main()
