/**
 * How long a recall of many answers takes to its end, and how long somebody else waits meanwhile: answers of one document
 * version are withdrawn, noted and told. Prints numbers, asserts nothing.
 * Usage: npm run bench:recalls -- [--database pglite|postgres] [--answers 10000]
 */
import { parseArgs } from "node:util"
import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { createRecall, followRecall, getRecall } from "@/lib/services/recalls"
import { createRequest, getRequest } from "@/lib/services/requests"
import { createTenant, testDeps } from "@/tests/support/deps"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { runSteps } from "@/tests/support/run-request"
import { describeMachine } from "./support/describe-machine"
import { openFolder, openServer } from "./support/open-databases"
import { sampleOf } from "./support/quantiles"
import { seedAnswers } from "./support/seed-answers"

const { values } = parseArgs({ options: { database: { type: "string" }, answers: { type: "string", default: "10000" } } })
const answers = Number(values.answers)

console.log(`machine   ${describeMachine()}`)
console.log(`method    ${answers} answers of 20 authors on one version; one process follows the recall while another person reads an answer and asks a new one, again and again`)
for (const open of [openFolder, openServer]) {
  if (values.database && (open === openFolder) !== (values.database === "pglite")) continue
  const opened = await open()
  if (!opened) {
    console.log("\nPostgreSQL skipped: neither TEST_DATABASE_URL nor DATABASE_URL is set")
    continue
  }
  console.log(`\ndatabase  ${opened.name}`)
  try {
    const deps = await testDeps(opened.database, { offline: { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() } })
    const tenant = await createTenant(deps, { tokensPerDay: 5_000_000_000n })
    const reviewer = await tenant.context("reviewer", "Rhea")
    const bystander = await tenant.context("member", "Bea")
    const selector = await seedAnswers(reviewer, { tenant, count: answers })
    const mine = await createRequest(bystander, { input: { promptKey: "sentiment_score", payload: { text: "The delivery was late." } } })
    await runSteps(bystander, mine.id)

    const startedMs = performance.now()
    const recall = await createRecall(reviewer, { reason: "The annex was read as the lease.", selector })
    let isDone = false
    const waits = { read: [] as number[], ask: [] as number[] }
    const beside = besides(bystander, { id: mine.id, waits, isDone: () => isDone })
    const stretches: number[] = []
    for (let outcome = "more"; outcome === "more"; ) {
      const beganMs = performance.now()
      ;({ outcome } = await followRecall(deps, { workspaceId: tenant.workspaceId, recallId: recall.id, userId: reviewer.actor.userId }))
      stretches.push(performance.now() - beganMs)
      await new Promise((resolve) => setImmediate(resolve))
    }
    isDone = true
    await beside
    const { counts } = await getRecall(reviewer, { id: recall.id })
    const [told] = await deps.database.workspace(scopeOf(reviewer), (tx) => rows<{ items: number }>(tx, sql`select count(*)::int as items from recall_items where recall_id = ${recall.id} and notified_at is not null`))
    console.log(`recall    ${((performance.now() - startedMs) / 1_000).toFixed(1)} s in ${stretches.length} stretches; withdrawn ${counts.find(({ kind, state }) => kind === "answer" && state === "withdrawn")?.count ?? 0}, told ${told?.items ?? 0}`)
    console.log(`stretch   ${describe(stretches)}`)
    console.log(`beside it reading ${describe(waits.read)}; asking ${describe(waits.ask)}`)
  } finally {
    await opened.database.close()
    await opened.remove()
  }
}
process.exit(0)

async function besides(ctx: ServiceContext, { id, waits, isDone }: { id: string; waits: { read: number[]; ask: number[] }; isDone: () => boolean }): Promise<void> {
  for (let n = 0; !isDone(); n++) {
    const beganMs = performance.now()
    await getRequest(ctx, { id })
    waits.read.push(performance.now() - beganMs)
    const askedMs = performance.now()
    await createRequest(ctx, { input: { promptKey: "sentiment_score", payload: { text: `The delivery number ${n} was late.` } } })
    waits.ask.push(performance.now() - askedMs)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function describe(durationsMs: number[]): string {
  const { p50, p99 } = sampleOf(durationsMs)
  return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, slowest ${Math.max(...durationsMs).toFixed(0)} ms`
}
