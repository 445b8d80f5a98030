import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Database, openPostgres } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { uploadDocument } from "@/lib/services/documents"
import { holdDocuments } from "@/lib/store/documents/hold-documents"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertReviewNote } from "@/lib/store/tools/insert-review-note"
import { createTestDatabase } from "@/tests/support/database"
import { createTenant, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"

/** PGlite has one connection, on which nobody waits for a row. */
describe.skipIf(!process.env.TEST_DATABASE_URL)("a document that is being deleted (PostgreSQL)", () => {
  let database: Database
  let drop: () => Promise<void>
  let member: ServiceContext
  let id: string

  beforeAll(async () => {
    const created = await createTestDatabase()
    drop = created.drop
    database = await openPostgres({ url: created.url, poolSize: 4 })
    member = await (await createTenant(await testDeps(database, offlineModels()))).context("member", "Mia")
    const uploaded = await uploadDocument(member, { bytes: new Uint8Array(Buffer.from("The otter of the mill pond is fed at seven in the morning.")), fileName: "otters.md", visibility: "workspace" })
    id = uploaded.id
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  /** What another connection can do while this one holds the document. */
  const meanwhile = (work: (tx: Parameters<typeof holdDocuments>[0]) => Promise<unknown>) =>
    database.workspace(scopeOf(member), async (holder) => {
      expect(await lockDocument(holder, { id })).toMatchObject({ id })
      const waiting = database.workspace(scopeOf(member), async (tx) => {
        await tx.execute(sql`set local lock_timeout = '2s'`)
        await work(tx)
        return "written"
      })
      return waiting.catch(() => "waits")
    })

  it("keeps nobody waiting who only points at it, so that two never wait for each other", async () => {
    const { workspaceId, userId } = member.actor
    expect(await meanwhile((tx) => insertReviewNote(tx, { workspaceId, authorId: userId, documentId: id, requestId: null, text: "Look." }))).toBe("written")
  })

  it("is held by whoever begins to work on it, until that is written", async () => {
    expect(await meanwhile((tx) => holdDocuments(tx, [id]))).toBe("waits")
    expect(await database.workspace(scopeOf(member), (tx) => holdDocuments(tx, [id, crypto.randomUUID()]))).toBe(1)
  })
})
