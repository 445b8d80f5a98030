import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { budgets, calls, documents, documentVersions, flags } from "@/drizzle/schema"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, estimateRequest } from "@/lib/services/requests"
import type { CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { pricedModels } from "../money/support/priced-models"

const question: CreateRequestInput = { promptKey: "rag_answer", payload: { question: "Which law governs this?" } }
const longQuestion: CreateRequestInput = { promptKey: "rag_answer", payload: { question: "Which law governs this, and why does it? ".repeat(90) } }
const review = (lines: number): CreateRequestInput => ({ promptKey: "code_review", payload: { code: "const total = prices.reduce((sum, price) => sum + price.amount, 0)\n".repeat(lines), language: "TypeScript" } })

describeOnBothDatabases("what a request would cost", (open) => {
  let database: Database
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, pricedModels)
    tenant = await createTenant(deps)
    ada = await tenant.context("member", "Ada")
  })

  const heldFor = async (id: string) => {
    const [row] = await database.system((tx) => rows<{ tokens: number; nanoUsd: string; isEconomy: boolean }>(tx, sql`select v.tokens::float8 as tokens, v.nano_usd::text as "nanoUsd", r.is_economy as "isEconomy" from reservations v join requests r on r.id = v.request_id where r.id = ${id}`))
    return row
  }
  const countRows = async () => (await database.workspace(ada.actor, (tx) => rows<{ count: number }>(tx, sql`select (select count(*) from requests) + (select count(*) from reservations) + (select count(*) from budget_counters) + (select count(*) from audit_log) + (select count(*) from conversations) as count`)))[0]?.count

  it("is what sending it holds, and asking for it holds nothing", async () => {
    for (const input of [question, longQuestion, review(20)]) {
      const before = await countRows()
      const estimate = await estimateRequest(ada, input)
      expect(await countRows()).toBe(before)
      const { id } = await createRequest(ada, { input })
      expect(await heldFor(id)).toEqual({ tokens: estimate.worstTokens, nanoUsd: estimate.costNanoUsd.worst, isEconomy: estimate.action === "economy" })
      expect(BigInt(estimate.costNanoUsd.typical)).toBeGreaterThan(0n)
      expect(BigInt(estimate.costNanoUsd.typical)).toBeLessThan(BigInt(estimate.costNanoUsd.worst))
      expect(estimate.inputTokens + estimate.outputTokens).toBeLessThan(estimate.worstTokens)
    }
  })

  it("warns over the release's threshold and not below", async () => {
    expect(await estimateRequest(ada, question)).toMatchObject({ model: "claude-sonnet-4-6", isOffline: false, isOverThreshold: false, action: null, economyModel: null })
    expect(await estimateRequest(ada, longQuestion)).toMatchObject({ isOverThreshold: true, action: "warn", economyModel: null })
  })

  it("takes the cheaper model over the threshold where the release says so, and holds its price", async () => {
    const below = await estimateRequest(ada, review(20))
    const above = await estimateRequest(ada, review(890))
    expect(below).toMatchObject({ action: null, isOverThreshold: false })
    expect(above).toMatchObject({ action: "economy", economyModel: "claude-haiku-4-5-20251001", model: "claude-haiku-4-5-20251001", isOverThreshold: true })
    expect(above.model).not.toBe(below.model)
    const { id } = await createRequest(ada, { input: review(890) })
    expect(await heldFor(id)).toMatchObject({ isEconomy: true, nanoUsd: above.costNanoUsd.worst })
  })

  it("grows with the length of the documents that are read whole", async () => {
    const make = async (characters: number) => {
      const [documentId, versionId] = [crypto.randomUUID(), crypto.randomUUID()]
      const { workspaceId, userId } = ada.actor
      await database.workspace({ workspaceId, userId, role: "member" }, async (tx) => {
        await tx.insert(documents).values({ id: documentId, workspaceId, ownerId: userId, title: "Report", currentVersionId: versionId, state: "ready" })
        const version = { id: versionId, workspaceId, documentId, number: 1, sha256: versionId, byteLength: characters, mediaType: "text/plain", fileName: "report.txt", createdBy: userId }
        await tx.insert(documentVersions).values({ ...version, text: "x".repeat(characters) })
      })
      return documentId
    }
    const summary = async (characters: number) => estimateRequest(ada, { promptKey: "document_summary", payload: {}, documentIds: [await make(characters)] })
    const [short, long] = [await summary(2_000), await summary(120_000)]
    expect(long.inputTokens).toBeGreaterThan(short.inputTokens + 20_000)
    expect([short.action, long.action]).toEqual([null, "economy"])
  })

  it("learns from what the prompt's calls used here", async () => {
    const other = await createTenant(deps)
    const ben = await other.context("member", "Ben")
    const untold = await estimateRequest(await (await createTenant(deps)).context("member"), question)
    const call = { workspaceId: other.workspaceId, actorId: ben.actor.userId, promptKey: "rag_answer", purpose: "answer", provider: "anthropic", model: "claude-sonnet-4-6", priceListVersion: "test", boundNanoUsd: 1n, estimatedInputTokens: 1_000, maxOutputTokens: 1_000, day: new Date().toISOString().slice(0, 10) }
    await database.system((tx) => tx.insert(calls).values([{ ...call, status: "settled" as const, inputTokens: 100, cacheReadTokens: 300, outputTokens: 100 }, { ...call, status: "estimated" as const, inputTokens: 1_000, outputTokens: 1_000 }]))
    const told = await estimateRequest(ben, question)
    expect(told.inputTokens).toBe(Math.ceil(untold.inputTokens / 2))
    expect(told.outputTokens).toBe(150)
    expect(told.costNanoUsd.worst).toBe(untold.costNanoUsd.worst)
  })

  it("says which budget would refuse it", async () => {
    const other = await createTenant(deps)
    const ben = await other.context("member")
    await database.system((tx) =>
      tx.insert(budgets).values([
        { workspaceId: other.workspaceId, scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: 100n },
        { workspaceId: other.workspaceId, scope: "workspace", subject: "", period: "month", unit: "nano_usd", limitAmount: 10n ** 12n },
      ]),
    )
    const { budgets: found } = await estimateRequest(ben, question)
    expect(found.map(({ scope, hasRoom }) => [scope, hasRoom]).toSorted()).toEqual([["user", false], ["workspace", true]])
    expect(found.every(({ resetsAt }) => Date.parse(resetsAt) > Date.now())).toBe(true)
    await expect(createRequest(ben, { input: question })).rejects.toMatchObject({ code: "budget_exceeded", message: expect.stringContaining("Your daily token budget") })
  })

  it("is refused for what sending would be refused for", async () => {
    await expect(estimateRequest(ada, { promptKey: "no_such", payload: {} })).rejects.toMatchObject({ code: "not_found" })
    await expect(estimateRequest(ada, { promptKey: "rag_answer", payload: { q: 1 } })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(estimateRequest(ada, { ...question, documentIds: [crypto.randomUUID()] })).rejects.toMatchObject({ code: "not_found" })
    const other = await createTenant(deps)
    await database.system((tx) => tx.insert(flags).values({ workspaceId: other.workspaceId, key: "stop", value: { enabled: true } }))
    await expect(estimateRequest(await other.context("member"), question)).rejects.toMatchObject({ code: "stopped" })
  })

  it("is nothing on the offline model, which has no cheaper one", async () => {
    const offline = await testDeps(database, { offline: { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() } })
    const ctx = { ...ada, deps: offline }
    expect(await estimateRequest(ctx, question)).toMatchObject({ isOffline: true, costNanoUsd: { typical: "0", worst: "0" }, action: null })
    expect(await estimateRequest(ctx, review(890))).toMatchObject({ isOffline: true, isOverThreshold: true, action: "warn", economyModel: null })
    await offline.hub.close()
  })
})
