import { sql } from "drizzle-orm"
import postgres, { type Sql } from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { createConnector, getConnector } from "@/lib/services/connectors"
import { putImportHost } from "@/lib/services/imports"
import { createTestDatabase, describeOnBothDatabases } from "@/tests/support/database"
import { createTenant } from "@/tests/support/deps"
import { wireProduct } from "@/tests/support/wire-product"
import { offlineModels } from "../documents-services/offline-models"

const rowCount = 180

/** A process that is killed: what it still does in memory reaches the database no more. */
function severable(database: Database): { database: Database; sever: () => void } {
  let isSevered = false
  const refuse = () => Promise.reject(new Error("connection lost"))
  return {
    database: {
      ...database,
      system: (work) => (isSevered ? refuse() : database.system(work)),
      statement: (work) => (isSevered ? refuse() : database.statement(work)),
      workspace: (scope, work) => (isSevered ? refuse() : database.workspace(scope, work)),
      listen: (channel, hear) => database.listen(channel, (payload) => (isSevered ? undefined : hear(payload))),
      close: async () => {},
    },
    sever: () => {
      isSevered = true
    },
  }
}

describe.skipIf(!process.env.TEST_DATABASE_URL)("a sync through the embedded engine (needs TEST_DATABASE_URL)", () => {
  describeOnBothDatabases("connectors and the death of a process", (open) => {
    let source: { url: string; drop: () => Promise<void> }
    let desk: Sql

    beforeAll(async () => {
      source = await createTestDatabase()
      desk = postgres(source.url, { max: 1, onnotice: () => {} })
      await desk.unsafe(`create table tickets (id int primary key, subject text, body text); insert into tickets select n, 'Ticket ' || n, 'The pallet of batch ' || n || ' came late.' from generate_series(1, ${rowCount}) n`)
    })
    afterAll(async () => {
      await desk.end()
      await source.drop()
    })

    it("goes on in another process where a killed one left off: every row is one document", async () => {
      const database = await open()
      const line = severable(database)
      const engine = { leaseMs: 1_500 }
      const first = await wireProduct(line.database, { models: offlineModels(), engine })
      const tenant = await createTenant(first.deps)
      const admin = await tenant.context("admin", "Ada")
      await putImportHost(admin, { host: new URL(source.url).hostname, isAllowed: true, isPrivateAllowed: true })
      const mapping = { schema: "public", table: "tickets", keyColumn: "id", titleColumn: "subject", textColumns: ["body"] }
      const { id } = await createConnector(admin, { name: "Tickets", url: source.url, mapping, visibility: "workspace", everyMinutes: 60 })
      await expect.poll(async () => (await getConnector(admin, { id })).rowCount, { timeout: 20_000, interval: 20 }).toBeGreaterThan(10)
      line.sever()

      const second = await wireProduct(database, { models: offlineModels(), engine })
      const ctx = { ...admin, deps: second.deps }
      expect((await getConnector(ctx, { id })).rowCount).toBeLessThan(rowCount)
      await expect.poll(async () => (await getConnector(ctx, { id })).state, { timeout: 60_000, interval: 100 }).toBe("idle")
      expect(await getConnector(ctx, { id })).toMatchObject({ rowCount, lastError: null, runs: [{ rowsRead: rowCount, added: rowCount, changed: 0, removed: 0 }] })
      const [kept] = await database.system((tx) => rows<{ documents: number; titles: number; versions: number }>(tx, sql`select count(*)::int as documents, count(distinct d.title)::int as titles, (select count(*)::int from document_versions v where v.workspace_id = ${tenant.workspaceId}) as versions from documents d where d.workspace_id = ${tenant.workspaceId}`))
      expect(kept).toEqual({ documents: rowCount, titles: rowCount, versions: rowCount })
      await second.engine.stop()
      await first.engine.stop({ graceMs: 0 }).catch(() => {})
    }, 120_000)
  })
})
