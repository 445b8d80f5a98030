import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { budgets } from "@/drizzle/schema"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument, searchDocuments } from "@/lib/services/documents"
import { canSearchByMeaning, checkIndex, continueBuild, deleteRetired, reconcileIndexes, switchIndex } from "@/lib/services/indexing"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { runEngine } from "../documents-services/run-engine"
import { offlineModels } from "../documents-services/offline-models"

const oldSpace = "text-embedding-3-small"
const newSpace = "text-embedding-3-large@256"

describeOnBothDatabases("a changed embedding model", (open) => {
  let mock: MockProvider
  let database: Database
  let before: TestDeps
  let after: TestDeps
  let tenant: Tenant
  let member: ServiceContext
  let address: { workspaceId: string }

  beforeAll(async () => {
    mock = await startMockProvider()
    database = await open()
  })
  afterAll(() => mock.close())

  beforeEach(async () => {
    before = await testDeps(database, mockModels(mock))
    after = await testDeps(database, { ...mockModels(mock), embedding: { model: "text-embedding-3-large", dimensions: 256 } })
    tenant = await createTenant(before)
    member = await tenant.context("admin", "Mia")
    address = { workspaceId: tenant.workspaceId }
    await reconcileIndexes(before)
    await add(member, "Handbook", 90)
  })

  const rules = (about: string, count: number) =>
    `# ${about}\n\n${Array.from({ length: count }, (_, index) => `## ${about} ${index + 1}\n\n${`In matter ${about}${index + 1} everybody files form number${index + 1} with office${index + 1} and waits. `.repeat(22)}`).join("\n\n")}\n`
  const add = async (ctx: ServiceContext, title: string, count: number) => {
    const deps = ctx.deps as TestDeps
    const added = await createTextDocument(ctx, { title, text: rules(title, count) })
    deps.announced.splice(0, deps.announced.length, ...deps.announced.filter((event) => event.name === "document/version-added"))
    await runEngine(deps)
    return added.id
  }
  const withNew = (): ServiceContext => ({ ...member, deps: after })
  const query = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) => database.workspace({ workspaceId: tenant.workspaceId, role: "admin" }, (tx) => rows<Row>(tx, statement))
  const counts = async () => {
    const found = await query<{ model: string; count: number }>(sql`select model, count(*)::int as count from chunk_embeddings group by model`)
    return Object.fromEntries(found.map(({ model, count }) => [model, count]))
  }
  const states = async () => Object.fromEntries((await query<{ model: string; state: string }>(sql`select model, state from embedding_indexes`)).map(({ model, state }) => [model, state]))
  const embedded = (model: string) => mock.requests().filter((request) => request.kind === "embedding" && request.model === model)
  const textsSent = (model: string) => embedded(model).flatMap((request) => request.body.input as string[])
  const build = async () => {
    for (let round = 0; round < 50; round++) {
      const { outcome } = await continueBuild(after, address)
      if (outcome !== "more") return outcome
    }
    return "endless"
  }

  it("is built beside the one that serves, which goes on being searched; then takes its place at once, and the old vectors go", async () => {
    const vectors = (await counts())[oldSpace] ?? 0
    expect(vectors).toBeGreaterThan(64)
    expect(await reconcileIndexes(after)).toBeGreaterThan(0)
    expect(await reconcileIndexes(after)).toBeGreaterThan(0)
    expect(await states()).toEqual({ [oldSpace]: "serving", [newSpace]: "building" })
    await continueBuild(after, address)
    const asked = { old: embedded(oldSpace).length, new: embedded("text-embedding-3-large").length }
    const [hit] = await searchDocuments(withNew(), { q: "Who files form number7 with office7?", limit: 3 })
    expect(hit?.text).toContain("office7 ")
    expect(embedded(oldSpace)).toHaveLength(asked.old + 1)
    expect(embedded("text-embedding-3-large")).toHaveLength(asked.new)

    expect(await build()).toBe("complete")
    expect(await switchIndex(after, address)).toBe(true)
    expect(await switchIndex(after, address)).toBe(false)
    expect(await states()).toEqual({ [oldSpace]: "retired", [newSpace]: "serving" })
    expect(await counts()).toEqual({ [oldSpace]: vectors, [newSpace]: vectors })
    const [again] = await searchDocuments(withNew(), { q: "Who files form number7 with office7?", limit: 3 })
    expect(again?.text).toContain("office7 ")
    expect(embedded(oldSpace)).toHaveLength(asked.old + 1)

    expect(await deleteRetired(after)).toBe(0)
    expect(await deleteRetired(after, { retiredSeconds: 0 })).toBeGreaterThanOrEqual(vectors)
    await deleteRetired(after, { retiredSeconds: 0 })
    expect(await counts()).toEqual({ [newSpace]: vectors })
    expect(await states()).toEqual({ [newSpace]: "serving" })
    const audit = await query<{ action: string }>(sql`select action from audit_log where action like 'index.%' order by id`)
    expect(audit.map(({ action }) => action)).toEqual(["index.served", "index.build_started", "index.served"])
  })

  it("killed in the middle goes on where it was, and no text is embedded twice", async () => {
    await reconcileIndexes(after)
    const sentBefore = textsSent("text-embedding-3-large").length
    let calls = 0
    const dying: TestDeps = { ...after, ledger: { ...after.ledger, open: async (call) => (++calls === 2 ? Promise.reject(new Error("the process was killed")) : after.ledger.open(call)) } }
    await expect(continueBuild(dying, address)).rejects.toThrow("the process was killed")
    expect((await counts())[newSpace]).toBe(64)
    expect(await switchIndex(after, address)).toBe(false)
    expect(await build()).toBe("complete")
    const sent = textsSent("text-embedding-3-large").slice(sentBefore)
    expect(sent).toHaveLength((await counts())[newSpace] ?? -1)
    expect(new Set(sent).size).toBe(sent.length)
    expect(await query(sql`select 1 from reservations where closed_at is null`)).toEqual([])
    expect(await switchIndex(after, address)).toBe(true)
  })

  it("embeds what is uploaded meanwhile for both, so that it is found at once and after the switch", async () => {
    await reconcileIndexes(after)
    await add(withNew(), "Canteen", 2)
    const both = await counts()
    expect(both[newSpace]).toBeGreaterThan(0)
    const [hit] = await searchDocuments(withNew(), { q: "Canteen1 form number1", limit: 1 })
    expect(hit?.text).toContain("Canteen1")
    expect(await build()).toBe("complete")
    expect(await switchIndex(after, address)).toBe(true)
    const sums = await counts()
    expect(sums[newSpace]).toBe(sums[oldSpace])
  })

  it("waits while the workspace's budget has no room, on nobody's own account, and goes on when it has", async () => {
    await reconcileIndexes(after)
    const limit = { workspaceId: tenant.workspaceId, period: "day" as const, unit: "tokens" as const }
    await database.system((tx) => tx.insert(budgets).values([{ ...limit, scope: "workspace", subject: "", limitAmount: 1n }, { ...limit, scope: "user", subject: "*", limitAmount: 1n }]))
    expect(await continueBuild(after, address)).toEqual({ outcome: "waiting", embedded: 0 })
    await database.system((tx) => tx.execute(sql`update budgets set limit_amount = 100000000 where workspace_id = ${tenant.workspaceId} and scope = 'workspace'`))
    expect(await build()).toBe("complete")
  })

  it("searches by words alone while the serving model cannot be called, and by meaning once the new index is built", async () => {
    const offline = await testDeps(database, offlineModels())
    const asking = { ...member, deps: offline }
    await reconcileIndexes(offline)
    expect(await canSearchByMeaning(asking)).toBe(false)
    const asked = embedded(oldSpace).length
    const [hit] = await searchDocuments(asking, { q: "office9 form number9", limit: 1 })
    expect(hit?.text).toContain("office9 ")
    expect(embedded(oldSpace)).toHaveLength(asked)
    for (let round = 0; (await continueBuild(offline, address)).outcome === "more" && round < 50; round++);
    expect(await switchIndex(offline, address)).toBe(true)
    expect(await canSearchByMeaning(asking)).toBe(true)
    expect(await states()).toEqual({ [oldSpace]: "retired", "offline-hashing-1": "serving" })
  })

  it("changed back is what served all along; what was begun is given up and deleted", async () => {
    await reconcileIndexes(after)
    await continueBuild(after, address)
    await reconcileIndexes(before)
    expect(await states()).toEqual({ [oldSpace]: "serving", [newSpace]: "retired" })
    expect(await continueBuild(before, address)).toEqual({ outcome: "complete", embedded: 0 })
    await deleteRetired(before, { retiredSeconds: 0 })
    expect(Object.keys(await counts())).toEqual([oldSpace])
  })

  it("takes over a workspace of before with the model that most of its vectors are of", async () => {
    await query(sql`delete from embedding_indexes`)
    await reconcileIndexes(after)
    expect(await states()).toEqual({ [oldSpace]: "serving", [newSpace]: "building" })
  })

  it("fills what is missing of the one that serves, whoever lost it", async () => {
    const vectors = (await counts())[oldSpace] ?? 0
    await query(sql`delete from chunk_embeddings where content_hash in (select content_hash from chunk_embeddings order by content_hash limit 3)`)
    before.announced.length = 0
    expect(await checkIndex(before, address)).toBe(1)
    expect(before.announced).toEqual([{ name: "index/build-asked", data: address }])
    expect(await continueBuild(before, address)).toEqual({ outcome: "more", embedded: 3 })
    expect(await continueBuild(before, address)).toEqual({ outcome: "complete", embedded: 0 })
    expect(await switchIndex(before, address)).toBe(false)
    expect(await counts()).toEqual({ [oldSpace]: vectors })
    expect(await checkIndex(before, address)).toBe(0)
  })

  it("with the provider away nothing is lost and nothing switches", async () => {
    await reconcileIndexes(after)
    mock.script({ match: (request) => request.kind === "embedding", behave: { errorStatus: 503 } })
    expect((await continueBuild(after, address)).outcome).toBe("waiting")
    mock.unscript()
    expect(await switchIndex(after, address)).toBe(false)
    expect((await states())[oldSpace]).toBe("serving")
  })
})
