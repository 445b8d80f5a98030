/**
 * What the durable path adds to a provider call, and how fast requests are accepted. Prints numbers, asserts nothing.
 * Usage: npm run bench:path -- [--database pglite|postgres] [--part path|accepts] [--seconds 20]
 */
import { parseArgs } from "node:util"
import { mockModels } from "@/tests/support/mock-models"
import { type Product, wireProduct } from "@/tests/support/wire-product"
import { describeMachine } from "./support/describe-machine"
import { measureAccepts } from "./support/measure-accepts"
import { measurePath } from "./support/measure-path"
import { type OpenedDatabase, openFolder, openServer } from "./support/open-databases"
import { type Provider, startProvider } from "./support/start-provider"

const { values } = parseArgs({ options: { database: { type: "string" }, part: { type: "string" }, seconds: { type: "string", default: "20" } } })

const provider = await startProvider({ tokensPerSecond: 40, firstTokenMs: 20, reply: "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen." })
console.log(`machine   ${describeMachine()}`)
console.log("engine    embedded, in this process; mock provider in a process of its own, 20 ms to its first token, 40 tokens/s, 0.5 s a stream")
try {
  for (const open of [openFolder, openServer]) {
    if (values.database && (open === openFolder) !== (values.database === "pglite")) continue
    const opened = await open()
    if (!opened) console.log("\nPostgreSQL skipped: TEST_DATABASE_URL is not set")
    else await measure(opened, provider)
  }
} finally {
  provider.stop()
}

async function measure({ name, database, remove }: OpenedDatabase, { anthropicBaseUrl, openaiBaseUrl }: Provider): Promise<void> {
  console.log(`\ndatabase  ${name}`)
  const product: Product = await wireProduct(database, { models: mockModels({ anthropicBaseUrl, openaiBaseUrl }) })
  try {
    if (values.part !== "accepts") await measurePath(product)
    if (values.part !== "path") await measureAccepts(product, { seconds: Number(values.seconds) })
  } finally {
    await product.close()
    await remove()
  }
}
