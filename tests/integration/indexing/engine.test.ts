import { afterAll, beforeAll, expect, it, vi } from "vitest"
import type { Database } from "@/drizzle/client"
import { createTextDocument, getDocument } from "@/lib/services/documents"
import { askCheck, getIndexHealth, reconcileIndexes } from "@/lib/services/indexing"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { type Product, wireProduct } from "@/tests/support/wire-product"
import { policyText } from "../documents-services/texts"

const patience = { timeout: 60_000, interval: 100 }

describeOnBothDatabases("the index through the durable functions", (open) => {
  let mock: MockProvider
  let database: Database
  let product: Product | undefined

  beforeAll(async () => {
    mock = await startMockProvider()
    database = await open()
  })
  afterAll(async () => {
    await product?.engine.stop()
    await product?.deps.hub.close()
    await mock.close()
  })

  it("is built anew, put in the place of the old one and checked, by a process that begins where another ended", async () => {
    const first = await wireProduct(database, { models: mockModels(mock) })
    const tenant = await createTenant(first.deps)
    const before = await tenant.context("admin")
    await reconcileIndexes(first.deps)
    const { id } = await createTextDocument({ ...before, deps: first.deps }, { title: "House rules", text: policyText() })
    await vi.waitFor(async () => expect((await getDocument({ ...before, deps: first.deps }, { id })).state).toBe("ready"), patience)
    await first.engine.stop()
    await first.deps.hub.close()

    product = await wireProduct(database, { models: { ...mockModels(mock), embedding: { model: "text-embedding-3-large", dimensions: 256 } } })
    const ctx = { ...before, deps: product.deps }
    await reconcileIndexes(product.deps)
    await vi.waitFor(async () => expect((await getIndexHealth(ctx)).serving?.name).toBe("text-embedding-3-large@256"), patience)
    expect(await getIndexHealth(ctx)).toMatchObject({ withoutVector: 0, building: null })

    expect(await askCheck(ctx)).toMatchObject({ isNew: true })
    await vi.waitFor(async () => expect((await getIndexHealth(ctx)).recall).toHaveLength(1), patience)
    const { lastCheck, recall, checkingSince } = await getIndexHealth(ctx)
    expect(lastCheck?.findings.filter(({ affected }) => affected > 0)).toEqual([])
    expect(recall[0]).toMatchObject({ byWordsAlone: false })
    expect(checkingSince).toBeNull()
  }, 180_000)
})
