import { afterAll, beforeAll, expect, it } from "vitest"
import { createKey } from "@/lib/services/admin"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { type Product, wireProduct } from "@/tests/support/wire-product"
import { type Call, callRoute } from "../isolation/call-route"
import { listRoutes } from "../isolation/list-routes"

const routes = await listRoutes()
const wiringKey = Symbol.for("countersign.wiring")
const holder = globalThis as { [wiringKey]?: Promise<Product> }

/** A null character in the middle, and half a character at the end. */
const hostile = "Le\u0000ase \ud83d"

const form = () => {
  const data = new FormData()
  data.set("file", new File(["Thirty days to the end of the month."], "lease.txt", { type: "text/plain" }))
  data.set("title", hostile)
  return data
}

const calls: { name: string; call: Call; status: number }[] = [
  { name: "POST /api/documents", call: { body: { title: hostile, text: "The le\u0000ase runs for thirty days to the end of the month." } }, status: 202 },
  { name: "POST /api/documents", call: { form }, status: 202 },
  { name: "POST /api/requests", call: { body: { promptKey: "sentiment_score", payload: { text: hostile } }, headers: { "idempotency-key": "one" } }, status: 202 },
  { name: "POST /api/requests", call: { body: { promptKey: hostile, payload: {} } }, status: 404 },
  { name: "POST /api/users", call: { body: { email: "le\u0000ase@example.org", name: hostile, role: "member" } }, status: 201 },
  { name: "PUT /api/flags", call: { body: { key: "prompt.code_review", enabled: false, reason: hostile } }, status: 200 },
  { name: "GET /api/search", call: { query: { q: hostile } }, status: 200 },
  { name: "GET /api/requests", call: { query: { model: hostile, promptKey: hostile } }, status: 200 },
  { name: "GET /api/audit", call: { query: { action: hostile } }, status: 200 },
]

describeOnBothDatabases("text that no database can hold, sent to any address", (open) => {
  let product: Product
  let mock: MockProvider
  let secret: string

  beforeAll(async () => {
    mock = await startMockProvider()
    product = await wireProduct(await open(), { models: mockModels(mock) })
    holder[wiringKey] = Promise.resolve(product)
    const admin = await (await createTenant(product.deps)).context("admin")
    secret = (await createKey(admin, { name: "for tests" })).secret
  })
  afterAll(async () => {
    delete holder[wiringKey]
    await product.engine.stop()
    await mock.close()
  })

  for (const { name, call, status } of calls)
    it(`is taken or refused in words: ${name} ${Object.keys(call).join(" and ")}`, async () => {
      const route = routes.find((candidate) => candidate.name === name)
      if (!route) throw new Error(`there is no ${name}`)
      const answer = await callRoute(route, secret, call)
      expect(answer.status, answer.text).toBe(status)
      expect(answer.text).not.toContain("\\u0000")
    })
})
