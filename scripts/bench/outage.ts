/**
 * What an outage of one provider costs while the other works: calls to the dead one, failed requests, added latency, and
 * how often a breaker changes while the provider flaps. Prints numbers, asserts nothing.
 * Usage: npm run bench:outage -- [--seconds 60] [--rate 10] [--only refused|dropped|black-hole|mid-stream|flapping|brownout]
 */
import { parseArgs } from "node:util"
import { mockModels } from "@/tests/support/mock-models"
import { startMockProvider } from "@/tests/support/mock-provider"
import { wireProduct } from "@/tests/support/wire-product"
import { describeMachine } from "./support/describe-machine"
import { measureOutage, type OutageShape } from "./support/measure-outage"
import { openFolder, openServer } from "./support/open-databases"

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" }, rate: { type: "string", default: "10" }, only: { type: "string" } } })

const shapes: OutageShape[] = [
  { name: "healthy", behave: () => null },
  { name: "refused", behave: () => ({ errorStatus: 503 }) },
  { name: "dropped", behave: () => ({ failure: { kind: "drop-before-headers" } }) },
  { name: "mid-stream", behave: () => ({ failure: { kind: "drop", afterTokens: 5 } }) },
  { name: "black-hole", behave: () => ({ failure: { kind: "stall-before-headers" } }) },
  { name: "flapping", behave: ({ elapsedMs }) => (Math.floor(elapsedMs / 500) % 2 === 0 ? { errorStatus: 503 } : null) },
  { name: "brownout", isEverywhere: true, behave: ({ index }) => (index % 2 === 0 ? { failure: { kind: "stall-before-headers" } } : null) },
]

const opened = (await openServer()) ?? (await openFolder())
console.log(`machine   ${describeMachine()}`)
console.log(`database  ${opened.name}; engine embedded; mock provider in this process, 20 ms to its first token, unpaced`)
console.log(`load      ${values.rate} requests/s for ${values.seconds} s a shape; the release's model and its fallbacks are at two providers, one of which has the trouble (in a brownout both have)`)
try {
  for (const shape of shapes) {
    if (values.only && values.only !== shape.name && shape.name !== "healthy") continue
    const mock = await startMockProvider({ defaults: { firstTokenDelayMs: 20, reply: "One two three four five six seven eight nine ten eleven twelve." } })
    const product = await wireProduct(opened.database, { models: mockModels(mock) })
    try {
      await measureOutage(product, { mock, shape, seconds: Number(values.seconds), rate: Number(values.rate) })
    } finally {
      await product.engine.stop()
      await product.deps.hub.close()
      await mock.close()
    }
  }
} finally {
  await opened.database.close()
  await opened.remove()
}
