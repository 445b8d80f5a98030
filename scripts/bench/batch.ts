/**
 * How much longer a person waits while thousands of batch requests of another workspace are in the queue. Prints numbers, asserts nothing.
 * Usage: npm run bench:batch -- [--jobs 5000] [--asked 60]
 */
import { parseArgs } from "node:util"
import type { ServiceContext } from "@/lib/services/context"
import { createPipelineRequest } from "@/lib/services/requests"
import { mockModels } from "@/tests/support/mock-models"
import { wireProduct } from "@/tests/support/wire-product"
import { createPeople } from "./support/bench-people"
import { describeMachine } from "./support/describe-machine"
import { askForFirstToken, addProsePrompt } from "./support/first-token"
import { type OpenedDatabase, openFolder, openServer } from "./support/open-databases"
import { inMs, repeat, sampleOf } from "./support/quantiles"
import { type Provider, startProvider } from "./support/start-provider"

const { values } = parseArgs({ options: { jobs: { type: "string", default: "5000" }, asked: { type: "string", default: "60" } } })
const asked = Number(values.asked)

const provider = await startProvider({ tokensPerSecond: 40, firstTokenMs: 20, reply: "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen." })
console.log(`machine   ${describeMachine()}`)
console.log(`load      ${values.jobs} batch requests of one workspace waiting or running; a person of another workspace asks ${asked} times, one after the other`)
try {
  for (const open of [openFolder, openServer]) {
    const opened = await open()
    if (opened) await measure(opened, provider)
    else console.log("PostgreSQL skipped: TEST_DATABASE_URL is not set")
  }
} finally {
  provider.stop()
}

async function measure({ name, database, remove }: OpenedDatabase, { anthropicBaseUrl, openaiBaseUrl }: Provider): Promise<void> {
  const product = await wireProduct(database, { models: mockModels({ anthropicBaseUrl, openaiBaseUrl }) })
  try {
    await addProsePrompt(product.deps)
    const [person] = (await createPeople(product.deps, 1)) as [ServiceContext]
    const [batch] = (await createPeople(product.deps, 1)) as [ServiceContext]
    const ask = (index: number) => askForFirstToken(person, `When does agreement ${index} end?`)
    await repeat({ times: 20, atOnce: 1 }, ask)
    const idle = sampleOf(await repeat({ times: asked, atOnce: 1 }, (index) => ask(100 + index)))
    const enqueue = (index: number) => createPipelineRequest(batch, { promptKey: "ticket_classify", payload: { text: `I was charged twice, case ${index}.` }, documentIds: [], isAnnounced: true })
    await repeat({ times: Number(values.jobs), atOnce: 8 }, enqueue)
    const busy = sampleOf(await repeat({ times: asked, atOnce: 1 }, (index) => ask(1_000 + index)))
    console.log(`${name}\n  first token   idle p50 ${inMs(idle.p50)} p99 ${inMs(idle.p99)}   with the batch p50 ${inMs(busy.p50)} p99 ${inMs(busy.p99)}   ratio of medians ${(busy.p50 / idle.p50).toFixed(2)}`)
  } finally {
    await product.close()
    await remove()
  }
}
