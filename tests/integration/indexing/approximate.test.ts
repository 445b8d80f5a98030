import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Database, openPostgres, rows } from "@/drizzle/client"
import { chunkEmbeddings } from "@/drizzle/schema"
import { growIndexes } from "@/lib/services/indexing"
import { keepVectorIndexes } from "@/lib/store/indexing/keep-vector-indexes"
import { listNearestChunks } from "@/lib/store/retrieval/list-nearest-chunks"
import { createTestDatabase } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { unusedModels } from "@/tests/support/unused-models"

/** PGlite compares everything and never has such an index. */
describe.skipIf(!process.env.TEST_DATABASE_URL)("the approximate index (PostgreSQL)", () => {
  let database: Database
  let drop: () => Promise<void>
  let deps: TestDeps
  let large: Tenant
  let small: Tenant

  const minimumVectors = 40
  const indexes = () => database.system((tx) => rows<{ name: string; definition: string }>(tx, sql`select indexname as name, indexdef as definition from pg_indexes where tablename = 'chunk_embeddings' and indexname like 'chunk\\_vectors\\_%'`))
  const fill = (tenant: Tenant, { model, dimensions, count }: { model: string; dimensions: number; count: number }) =>
    database.workspace({ workspaceId: tenant.workspaceId }, async (tx) => {
      const vector = () => Array.from({ length: dimensions }, () => Math.random() - 0.5)
      for (let index = 0; index < count; index++) await tx.insert(chunkEmbeddings).values({ workspaceId: tenant.workspaceId, contentHash: randomBytes(8).toString("hex"), model, embedding: vector() })
    })

  beforeAll(async () => {
    const made = await createTestDatabase()
    drop = made.drop
    database = await openPostgres({ url: made.url, poolSize: 4 })
    deps = await testDeps(database, unusedModels)
    large = await createTenant(deps)
    small = await createTenant(deps)
    await fill(large, { model: "it's plain", dimensions: 24, count: 60 })
    await fill(large, { model: "long@2500", dimensions: 2_500, count: 45 })
    await fill(large, { model: "endless", dimensions: 4_100, count: 41 })
    await fill(small, { model: "it's plain", dimensions: 24, count: 10 })
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  it("is built for each workspace and model that has outgrown an exact scan, one at a time and once", async () => {
    const built: number[] = []
    for (let run = 0; run < 4; run++) built.push(await database.statement((tx) => keepVectorIndexes(tx, { minimumVectors })))
    expect(built).toEqual([1, 1, 0, 0])
    const definitions = (await indexes()).map(({ definition }) => definition)
    expect(definitions).toHaveLength(2)
    expect(definitions.every((definition) => definition.includes(large.workspaceId) && /m='16'.*ef_construction='64'/.test(definition))).toBe(true)
    expect(definitions.filter((definition) => definition.includes("halfvec(2500)"))).toHaveLength(1)
  })

  it("is what a search goes by under the policies, and never shows another workspace's", async () => {
    const plan = await database.workspace({ workspaceId: large.workspaceId }, async (tx) => {
      await tx.execute(sql`select set_config('enable_sort', 'off', true)`)
      const vector = `[${Array.from({ length: 24 }, () => 0.1).join(",")}]`
      return rows<{ "QUERY PLAN": string }>(tx, sql.raw(`explain select content_hash from chunk_embeddings where workspace_id = '${large.workspaceId}' and model = 'it''s plain' order by embedding::vector(24) <=> '${vector}'::vector(24) limit 5`))
    })
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Index Scan using chunk_vectors_")
    const foreign = await database.workspace({ workspaceId: small.workspaceId }, (tx) => rows(tx, sql.raw(`select 1 from chunk_embeddings where workspace_id = '${large.workspaceId}'`)))
    expect(foreign).toEqual([])
  })

  it("answers for vectors of every length, whether there is an index or not", async () => {
    for (const [model, dimensions] of [["it's plain", 24], ["long@2500", 2_500], ["endless", 4_100], ["of nobody", 3]] as const) {
      const search = { model, vector: Array.from({ length: dimensions }, () => 0.1), documentIds: null, limit: 5 }
      expect(await database.workspace({ workspaceId: large.workspaceId }, (tx) => listNearestChunks(tx, { ...search, usesIndex: true })), model).toEqual([])
    }
  })

  it("gives way to comparing everything where what it holds nearest is not for the search", async () => {
    const tenant = await createTenant(deps)
    const person = await tenant.context("member")
    const scope = { workspaceId: tenant.workspaceId, userId: person.actor.userId, role: "member" as const }
    const near = [1, 0, 0, 0]
    const far = [0.2, 1, 0, 0]
    await database.workspace(scope, async (tx) => {
      await tx.execute(sql`insert into documents (id, workspace_id, owner_id, title, state) values (${uuidv7()}, ${tenant.workspaceId}, ${scope.userId}, 'Only', 'ready')`)
      await tx.execute(sql`insert into document_versions (id, workspace_id, document_id, number, sha256, byte_length, media_type, file_name, created_by) select gen_random_uuid(), workspace_id, id, 1, 'x', 1, 'text/plain', 'x.txt', owner_id from documents`)
      await tx.execute(sql`update documents d set current_version_id = v.id, latest_version_id = v.id from document_versions v where v.document_id = d.id`)
      await tx.execute(sql`insert into chunks (id, workspace_id, content_hash, text, word_count) values (${uuidv7()}, ${tenant.workspaceId}, 'served', 'the one that serves', 4)`)
      await tx.execute(sql`insert into version_chunks (workspace_id, version_id, document_id, position, chunk_id, start_offset, end_offset) select d.workspace_id, d.current_version_id, d.id, 0, c.id, 0, 1 from documents d, chunks c`)
      for (let index = 0; index < 60; index++) await tx.insert(chunkEmbeddings).values({ workspaceId: tenant.workspaceId, contentHash: `outdated ${index}`, model: "m", embedding: near })
      await tx.insert(chunkEmbeddings).values({ workspaceId: tenant.workspaceId, contentHash: "served", model: "m", embedding: far })
    })
    expect(await database.statement((tx) => keepVectorIndexes(tx, { minimumVectors }))).toBe(1)
    const found = await database.workspace(scope, (tx) => listNearestChunks(tx, { model: "m", vector: near, documentIds: null, limit: 5, usesIndex: true }))
    expect(found).toHaveLength(1)
    expect(found[0]?.similarity).toBeCloseTo(0.2 / Math.hypot(0.2, 1), 5)
  })

  it("goes when its vectors are gone", async () => {
    await database.workspace({ workspaceId: large.workspaceId }, (tx) => tx.execute(sql`delete from chunk_embeddings where model like 'long%'`))
    expect(await database.statement((tx) => keepVectorIndexes(tx, { minimumVectors }))).toBe(0)
    expect(await indexes()).toHaveLength(2)
    expect(await growIndexes(deps)).toBe(0)
    expect(await indexes()).toHaveLength(0)
  })
})
