import { sql } from "drizzle-orm"
import { beforeAll, beforeEach, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument } from "@/lib/services/documents"
import { askCheck, askNightlyChecks, checkIndex, getIndexHealth, probeRecall, reconcileIndexes } from "@/lib/services/indexing"
import { readMeasured } from "./read-measured"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { policyText } from "../documents-services/texts"

describeOnBothDatabases("the health of the index", (open) => {
  let database: Database
  let deps: TestDeps
  let tenant: Tenant
  let manager: ServiceContext
  let address: { workspaceId: string }

  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, offlineModels())
  })
  beforeEach(async () => {
    tenant = await createTenant(deps)
    manager = await tenant.context("manager", "Max")
    address = { workspaceId: tenant.workspaceId }
    await reconcileIndexes(deps)
    await createTextDocument(await tenant.context("member"), { title: "House rules", text: policyText() })
    await runEngine(deps)
  })
  const change = (statement: ReturnType<typeof sql>) => database.workspace({ workspaceId: tenant.workspaceId, role: "admin" }, (tx) => rows(tx, statement))
  const findings = async () => {
    await checkIndex(deps, address)
    const { lastCheck } = await getIndexHealth(manager)
    return Object.fromEntries((lastCheck?.findings ?? []).flatMap(({ code, affected }) => (affected > 0 ? [[code, affected]] : [])))
  }

  it("tells documents by state, passages, the model and that nothing is amiss", async () => {
    expect(await getIndexHealth(manager)).toMatchObject({ documents: [{ state: "ready", count: 1 }], withoutVector: 0, pending: { documents: 0, oldestSince: null }, serving: { name: "offline-hashing-1", isCallable: true }, building: null, lastCheck: null, recall: [], checkingSince: null })
    expect(await findings()).toEqual({})
    const { lastCheck, passages } = await getIndexHealth(manager)
    expect(passages).toBeGreaterThan(3)
    expect(lastCheck).toMatchObject({ sampledVersions: 1, passages })
  })

  it("finds planted damage, each of its kind", async () => {
    await change(sql`delete from chunk_embeddings where content_hash = (select min(content_hash) from chunk_embeddings)`)
    expect(await findings()).toEqual({ without_vector: 1 })
    expect((await getIndexHealth(manager)).withoutVector).toBe(1)
    await change(sql`insert into chunk_embeddings (workspace_id, content_hash, model, embedding) select workspace_id, 'of nothing', model, embedding from chunk_embeddings limit 1`)
    expect(await findings()).toEqual({ without_vector: 1, orphaned_vectors: 1 })
    await change(sql`update document_versions set text = 'x' || text`)
    expect(await findings()).toMatchObject({ moved_passages: 1 })
    await change(sql`update documents set state = 'indexing', updated_at = now() - interval '1 hour'`)
    expect(await findings()).toMatchObject({ stuck_documents: 1 })
    expect((await getIndexHealth(manager)).pending).toMatchObject({ documents: 1, oldestSince: expect.stringMatching(/Z$/) as string })
    await change(sql`update chunks set text = '', word_count = 0`)
    expect((await findings()).places_without_text).toBeGreaterThan(3)
    await change(sql`delete from version_chunks`)
    expect(await findings()).toMatchObject({ empty_documents: 1 })
  })

  it("measures how often known passages are found, and shows when they are not", async () => {
    const recall = await probeRecall(deps, address)
    expect(recall).toBeGreaterThanOrEqual(0.8)
    const [first] = (await getIndexHealth(manager)).recall
    expect(first).toMatchObject({ recall, depth: 5, byWordsAlone: false })
    expect(first?.cases).toBeGreaterThan(3)
    await change(sql`delete from chunk_embeddings`)
    await change(sql`update chunks set text = (select text from chunks order by id limit 1)`)
    expect(await probeRecall(deps, address)).toBeLessThan(recall ?? 0)
    expect((await getIndexHealth(manager)).recall).toHaveLength(2)
  })

  it("measures nothing where there is nothing", async () => {
    const empty = await createTenant(deps)
    await empty.context("manager")
    expect(await probeRecall(deps, { workspaceId: empty.workspaceId })).toBeNull()
    expect(await checkIndex(deps, { workspaceId: empty.workspaceId })).toBe(0)
  })

  it("asked for twice, even at once, is checked once, and may be asked for again when it is done", async () => {
    deps.announced.length = 0
    const asked = await Promise.all([askCheck(manager), askCheck(manager), askCheck(manager)])
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(deps.announced).toEqual([{ name: "index/check-asked", data: address }])
    expect((await getIndexHealth(manager)).checkingSince).not.toBeNull()
    await runEngine(deps)
    expect(await getIndexHealth(manager)).toMatchObject({ checkingSince: null, lastCheck: { findings: expect.any(Array) as unknown[] } })
    expect(await askCheck(manager)).toMatchObject({ isNew: true })
    expect(await change(sql`select 1 from audit_log where action = 'index.check_asked'`)).toHaveLength(2)
    deps.announced.length = 0
  })

  it("is checked every night in every workspace", async () => {
    deps.announced.length = 0
    expect(await askNightlyChecks(deps)).toBeGreaterThan(0)
    expect(deps.announced).toContainEqual({ name: "index/check-asked", data: address })
    deps.announced.length = 0
  })

  it("is for managers and admins", async () => {
    for (const role of ["member", "reviewer"] as const) {
      const ctx = await tenant.context(role)
      await expect(getIndexHealth(ctx)).rejects.toMatchObject({ code: "forbidden" })
      await expect(askCheck(ctx)).rejects.toMatchObject({ code: "forbidden" })
    }
  })

  it("stands in the metrics", async () => {
    await checkIndex(deps, address)
    await probeRecall(deps, address)
    await change(sql`update documents set state = 'indexing', updated_at = now() - interval '1 hour'`)
    const measured = await readMeasured(deps)
    expect(measured.countersign_index_pending_documents).toBeGreaterThan(0)
    expect(measured.countersign_index_oldest_pending_seconds).toBeGreaterThan(3_500)
    expect(measured.countersign_index_recall).toBeLessThanOrEqual(1)
    expect(measured).toHaveProperty("countersign_index_without_vector")
  })
})
