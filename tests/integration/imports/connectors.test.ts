import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import postgres, { type Sql } from "postgres"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { clearConnector } from "@/inngest/functions/connectors/clear-connector"
import { syncConnector as syncFunction } from "@/inngest/functions/connectors/sync-connector"
import type { FunctionInput } from "@/inngest/functions/function-input"
import { AppError } from "@/lib/errors"
import { updateUser } from "@/lib/services/admin"
import { announceDue, createConnector, deleteConnector, getConnector, listConnectors, previewSource, syncConnector, updateConnector } from "@/lib/services/connectors"
import type { CreateConnectorInput } from "@/lib/services/connectors/connectors.dto"
import type { ServiceContext } from "@/lib/services/context"
import { deleteDocument, getDocument, getDocumentText, listDocuments, listVersions, searchDocuments } from "@/lib/services/documents"
import { putImportHost } from "@/lib/services/imports"
import { createTestDatabase, describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

const serverUrl = process.env.TEST_DATABASE_URL
const mapping = { schema: "desk", table: "tickets", keyColumn: "id", titleColumn: "subject", textColumns: ["body", "city"] }

describe.skipIf(!serverUrl)("rows of a PostgreSQL table as documents (needs TEST_DATABASE_URL)", () => {
  describeOnBothDatabases("connectors", (open) => {
    let source: { url: string; drop: () => Promise<void> }
    let desk: Sql
    let deps: TestDeps
    let tenant: Tenant
    let admin: ServiceContext
    let now = new Date("2031-03-01T08:00:00Z")

    beforeAll(async () => {
      source = await createTestDatabase()
      desk = postgres(source.url, { max: 2, onnotice: () => {} })
      deps = await testDeps(await open(), offlineModels(), { clock: () => now, imports: { resolve: async () => ["127.0.0.1"] } })
    })
    afterAll(async () => {
      await desk.end()
      await source.drop()
    })
    beforeEach(async () => {
      deps.announced.length = 0
      tenant = await createTenant(deps)
      admin = await tenant.context("admin", "Ada")
      await putImportHost(admin, { host: new URL(source.url).hostname, isAllowed: true, isPrivateAllowed: true })
      await desk.unsafe(`drop schema if exists desk cascade; create schema desk;
        create table desk.tickets (id int primary key, subject text, body text, city text, changed timestamptz not null default now(), picture bytea);
        insert into desk.tickets (id, subject, body, city, changed) select n, 'Ticket number ' || n, 'The pallet of batch ' || n || ' was delivered late to the northern warehouse.', 'Bern', '2031-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 7) n`)
    })

    const input = (change: Partial<CreateConnectorInput> = {}): CreateConnectorInput => ({ name: "Tickets", url: source.url, mapping, visibility: "workspace", everyMinutes: 60, ...change })
    const handlerOf = (create: (given: FunctionInput) => unknown) => create({ client: { createFunction: (_: unknown, handler: unknown) => handler } as unknown as FunctionInput["client"], deps }) as (given: { event: { data: unknown }; step: { run: (id: string, work: () => Promise<unknown>) => Promise<unknown> } }) => Promise<unknown>
    /** Runs what was announced for connectors, each step as often as is said, then what that announced for documents. */
    const sync = async ({ timesPerStep = 1, diesAt = "" } = {}): Promise<unknown[]> => {
      const results: unknown[] = []
      const mine = deps.announced.filter(({ name }) => name.startsWith("connector/"))
      deps.announced.splice(0, deps.announced.length, ...deps.announced.filter(({ name }) => !name.startsWith("connector/")))
      for (const event of mine) {
        const handler = handlerOf(event.name === "connector/sync-due" ? syncFunction : clearConnector)
        const run = async (id: string, work: () => Promise<unknown>) => {
          if (id === diesAt) throw new Error("killed")
          let value: unknown
          for (let time = 0; time < timesPerStep; time++) value = await work()
          return JSON.parse(JSON.stringify(value)) as unknown
        }
        results.push(await handler({ event: { data: event.data }, step: { run } }))
      }
      return results
    }
    const documentsOf = async (ctx = admin) => (await listDocuments(ctx, { limit: 100 })).items
    const codeOf = async (work: Promise<unknown>) => {
      const error = await work.then(() => null, (thrown: unknown) => thrown)
      return error instanceof AppError ? `${error.code}: ${error.message}` : error
    }
    const made = async (change: Partial<CreateConnectorInput> = {}) => {
      const connector = await createConnector(admin, input(change))
      expect(await sync()).toEqual(["synced"])
      await runEngine(deps)
      return connector
    }

    it("makes one connector however often it is sent under the same key", async () => {
      const press = () => createConnector(admin, { ...input(), idempotencyKey: "press" })
      const [first, second] = await Promise.all([press(), press()])
      expect(second?.id).toBe(first?.id)
      expect((await press()).id).toBe(first?.id)
      expect((await listConnectors(admin)).items).toHaveLength(1)
      expect(await codeOf(createConnector(admin, { ...input({ name: "Another" }), idempotencyKey: "press" }))).toMatch("key_reused")
    })

    it("shows what a connection holds before anything is kept", async () => {
      const first = await previewSource(admin, { url: source.url })
      expect(first.tables).toContainEqual({ schema: "desk", name: "tickets", isView: false })
      const preview = await previewSource(admin, { url: source.url, table: { schema: "desk", name: "tickets" } })
      expect(preview.columns.map(({ name, isKey, canGrow }) => [name, isKey, canGrow])).toEqual([["id", true, true], ["subject", false, false], ["body", false, false], ["city", false, false], ["changed", false, true]])
      expect(preview.rows).toHaveLength(3)
      expect(preview.rows[0]?.[1]).toBe("Ticket number 1")
      expect(JSON.stringify(preview)).not.toContain(new URL(source.url).username + "@")
      expect((await previewSource(admin, { url: source.url, table: { schema: "desk", name: `tickets"; drop table desk.tickets; --` } })).columns).toEqual([])
    })

    it("makes each row a document that is found by its words, without asking a model what it is", async () => {
      const connector = await made()
      expect(await getConnector(admin, { id: connector.id })).toMatchObject({ state: "idle", rowCount: 7, lastError: null, runs: [{ rowsRead: 7, added: 7, changed: 0, removed: 0, error: null }] })
      const found = await documentsOf()
      expect(found).toHaveLength(7)
      expect(new Set(found.map(({ state, kind, mediaType }) => `${state} ${kind} ${mediaType}`))).toEqual(new Set(["ready database_row text/markdown"]))
      const four = found.find(({ title }) => title === "Ticket number 4")
      const document = await getDocument(admin, { id: four?.id ?? "" })
      expect(document.origin).toMatchObject({ connectorId: connector.id, name: "Tickets", table: "desk.tickets", key: "4", isSynced: true })
      expect((await getDocumentText(admin, { id: document.id })).text).toContain("body: The pallet of batch 4 was delivered late")
      expect((await searchDocuments(await tenant.context("member"), { q: "Which pallet of batch 4 was delivered late?", limit: 3 })).some(({ documentId }) => documentId === document.id)).toBe(true)
      const asked = await deps.database.system((tx) => rows(tx, sql`select 1 from requests where workspace_id = ${tenant.workspaceId}`))
      expect(asked).toEqual([])
    })

    it("does nothing for unchanged rows, makes a version of a changed one and deletes the document of one that is gone", async () => {
      const connector = await made()
      const before = await documentsOf()
      await syncConnector(admin, { id: connector.id })
      expect(await sync()).toEqual(["synced"])
      expect(deps.announced).toEqual([])
      await desk`update desk.tickets set body = 'It was found again in the southern warehouse.', subject = 'Found again' where id = 3`
      await desk`delete from desk.tickets where id = 5`
      await desk`insert into desk.tickets (id, subject, body) values (8, 'A new one', 'The forklift stands still.')`
      await syncConnector(admin, { id: connector.id })
      await sync()
      await runEngine(deps)
      const { runs, rowCount } = await getConnector(admin, { id: connector.id })
      expect(rowCount).toBe(7)
      expect(runs.map(({ added, changed, removed, rowsRead }) => [rowsRead, added, changed, removed])).toEqual([[7, 1, 1, 1], [7, 0, 0, 0], [7, 7, 0, 0]])
      const three = before.find(({ title }) => title === "Ticket number 3")?.id ?? ""
      expect(await getDocument(admin, { id: three })).toMatchObject({ title: "Found again", versionNumber: 2, state: "ready", kind: "database_row" })
      expect(await listVersions(admin, { id: three })).toHaveLength(2)
      const titles = (await documentsOf()).map(({ title }) => title)
      expect(titles).toContain("A new one")
      expect(titles).not.toContain("Ticket number 5")
    })

    it("reads only what changed where a column tells, and all of it once a day", async () => {
      const connector = await made({ mapping: { ...mapping, changedColumn: "changed" } })
      const syncLater = async (hours: number) => {
        now = new Date(now.getTime() + hours * 3_600_000)
        expect(await announceDue(deps)).toBeGreaterThan(0)
        deps.announced.splice(0, deps.announced.length, ...deps.announced.filter((event) => !("connectorId" in event.data) || event.data.connectorId === connector.id))
        expect(await sync()).toEqual(["synced"])
        return (await getConnector(admin, { id: connector.id })).runs[0]
      }
      await desk`update desk.tickets set body = 'Changed.', changed = '2031-01-02' where id = 2`
      await desk`delete from desk.tickets where id = 6`
      expect(await syncLater(1.1)).toMatchObject({ rowsRead: 2, changed: 1, removed: 0 })
      expect(await syncLater(1.1)).toMatchObject({ rowsRead: 1, changed: 0 })
      expect(await syncLater(24)).toMatchObject({ rowsRead: 6, removed: 1 })
    })

    it("counts and keeps every row once, though steps run twice and a run dies in the middle", async () => {
      await desk`insert into desk.tickets (id, subject, body) select n, 'More ' || n, 'Something about number ' || n from generate_series(100, 219) n`
      const connector = await createConnector(admin, input())
      const [event] = deps.announced
      await expect(sync({ diesAt: "rows-2" })).rejects.toThrow("killed")
      expect(await getConnector(admin, { id: connector.id })).toMatchObject({ state: "running", rowCount: 50 })
      expect(await codeOf(syncConnector(admin, { id: connector.id }))).toMatch(/^conflict/)
      if (event) deps.announced.push(event)
      expect(await sync({ timesPerStep: 2 })).toEqual(["synced"])
      expect(await getConnector(admin, { id: connector.id })).toMatchObject({ state: "idle", rowCount: 127, runs: [{ rowsRead: 127, added: 127, changed: 0, removed: 0 }] })
      expect((await documentsOf()).length).toBe(100)
    })

    it("lets one run at a time have a connector, and a run that has ended does not begin again", async () => {
      const connector = await createConnector(admin, input())
      const [first] = deps.announced
      await Promise.all([syncConnector(admin, { id: connector.id }), syncConnector(admin, { id: connector.id })])
      if (first) deps.announced.push(first)
      const started = deps.announced.filter(({ name }) => name === "connector/sync-due").length
      expect(started).toBe(4)
      const outcomes = await sync()
      expect(outcomes.filter((outcome) => outcome === "synced").length).toBe(3)
      expect(outcomes.filter((outcome) => outcome === "refused").length).toBe(1)
      expect((await getConnector(admin, { id: connector.id })).rowCount).toBe(7)
      await syncConnector(admin, { id: connector.id })
      const begun = deps.announced.find(({ name }) => name === "connector/sync-due")
      await expect(sync({ diesAt: "rows-1" })).rejects.toThrow("killed")
      deps.announced.push({ name: "connector/sync-due", data: { workspaceId: tenant.workspaceId, connectorId: connector.id, runId: randomUUID(), isAsked: true } })
      expect(await sync()).toEqual(["refused"])
      if (begun) deps.announced.push(begun)
      expect(await sync()).toEqual(["synced"])
    })

    it("says what is wrong and what to do, and waits longer each time", async () => {
      const connector = await made()
      await desk`alter table desk.tickets rename to gone`
      const waits: number[] = []
      for (let time = 0; time < 3; time++) {
        await syncConnector(admin, { id: connector.id })
        expect(await sync()).toEqual(["failed"])
        const view = await getConnector(admin, { id: connector.id })
        expect(view).toMatchObject({ state: "failed", lastError: expect.stringContaining("no table or view desk.tickets") })
        waits.push(Date.parse(view.nextSyncAt ?? "") - now.getTime())
      }
      expect(waits).toEqual([60, 120, 240].map((minutes) => minutes * 60_000))
      expect((await documentsOf()).length).toBe(7)
      await desk`alter table desk.gone rename to tickets`
      await syncConnector(admin, { id: connector.id })
      expect(await sync()).toEqual(["synced"])
      expect(await getConnector(admin, { id: connector.id })).toMatchObject({ state: "idle", lastError: null })
    })

    it("takes tables of up to 5,000 rows whose key tells them apart, and columns of the catalogue only", async () => {
      const refusal = (change: Partial<typeof mapping & { changedColumn: string }>) => codeOf(createConnector(admin, input({ mapping: { ...mapping, ...change } })))
      expect(await refusal({ keyColumn: "city" })).toContain("repeated")
      expect(await refusal({ textColumns: [`body" from desk.tickets; drop table desk.tickets; --`] })).toContain("has no column")
      expect(await refusal({ textColumns: ["picture"] })).toContain("has no column")
      expect(await refusal({ changedColumn: "body" })).toContain("cannot tell which rows are newer")
      expect(await refusal({ table: "nothing" })).toContain("no table or view")
      await desk`insert into desk.tickets (id, subject) select n, 'n' from generate_series(1000, 5992) n`
      expect(await codeOf(createConnector(admin, input()))).toBeNull()
      await desk`insert into desk.tickets (id, subject) values (9999, 'one too many')`
      expect(await refusal({})).toContain("more than 5,000 rows")
      expect((await desk`select count(*)::int as count from desk.tickets`)[0]?.count).toBe(5_001)
    })

    it("handles names and values with quotes, dots and nothing in them", async () => {
      await desk.unsafe(`create table desk."odd.""name" ("the ""key""" text primary key, "ti.tle" text, "te xt" jsonb); insert into desk."odd.""name" values ('a''b', null, '{"x": 1}'), ('', 'Empty key', null), ('ü/../z', 'Path', '"# y"')`)
      const connector = await made({ mapping: { schema: "desk", table: `odd."name`, keyColumn: `the "key"`, titleColumn: "ti.tle", textColumns: ["te xt"] } })
      expect(await getConnector(admin, { id: connector.id })).toMatchObject({ rowCount: 3, runs: [{ added: 3 }] })
      expect((await documentsOf()).map(({ title }) => title).sort()).toEqual(["Empty key", "Path", `odd."name a'b`])
    })

    it("never gives the login out, keeps it encrypted, and says so when the installation's secret has changed", async () => {
      const secretUrl = new URL(source.url)
      secretUrl.password = "hunter2-hunter2"
      const connector = await made({ url: secretUrl.href })
      const told = JSON.stringify([await getConnector(admin, { id: connector.id }), await listConnectors(admin)])
      expect(told).not.toContain("hunter2")
      const stored = await deps.database.system((tx) => rows<{ row: string }>(tx, sql`select row_to_json(c)::text as row from connectors c union all select row_to_json(a)::text from audit_log a where a.workspace_id = ${tenant.workspaceId}`))
      expect(stored.length).toBeGreaterThan(2)
      expect(stored.filter(({ row }) => row.includes("hunter2"))).toEqual([])
      const other: TestDeps = Object.assign({ ...deps }, { imports: { ...deps.imports, secret: () => "another secret" } })
      await syncConnector(admin, { id: connector.id })
      const kept = deps
      deps = other
      expect(await sync()).toEqual(["failed"])
      deps = kept
      expect((await getConnector(admin, { id: connector.id })).lastError).toContain("NEXTAUTH_SECRET")
      await updateConnector(admin, { id: connector.id, url: source.url })
      await syncConnector(admin, { id: connector.id })
      expect(await sync()).toEqual(["synced"])
    })

    it("reaches no private host that was not named, no foreign spelling of one, and never the product's own database", async () => {
      await putImportHost(admin, { host: new URL(source.url).hostname, isAllowed: false, isPrivateAllowed: false })
      const { port } = new URL(source.url)
      for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "db.example.org"]) expect(await codeOf(previewSource(admin, { url: `postgres://postgres@${host}:${port}/postgres` })), host).toContain("private network")
      for (const url of ["postgres://postgres@169.254.169.254/x", "postgres://h1,h2/db", "postgres:///db?host=/tmp", "mysql://a@b/c", "postgres://127.0.0.1/db", "postgres://a@127.0.0.1/", "nothing"]) expect(await codeOf(previewSource(admin, { url })), url).toMatch(/^invalid_payload/)
      await putImportHost(admin, { host: new URL(source.url).hostname, isAllowed: true, isPrivateAllowed: true })
      await desk.unsafe("create schema product; create table product.document_versions (); create table product.review_items (); create table product.engine_runs (); create table product.connector_rows ()")
      expect(await codeOf(previewSource(admin, { url: source.url }))).toContain("Countersign itself")
      await desk.unsafe("drop schema product cascade")
    })

    it("cannot write, whatever a view tries", async () => {
      await desk.unsafe(`create table desk.trace (id serial, at timestamptz default now());
        create function desk.leave_trace() returns int language sql volatile as 'insert into desk.trace default values returning id';
        create view desk.sly as select 1 as id, 'x' as subject, desk.leave_trace()::text as body, 'Bern' as city`)
      expect(await codeOf(previewSource(admin, { url: source.url, table: { schema: "desk", name: "sly" } }))).toContain("would write something")
      expect(await desk`select * from desk.trace`).toHaveLength(0)
    })

    it("says in words why a login, a database or a server does not work", async () => {
      const at = (change: (url: URL) => void) => {
        const url = new URL(source.url)
        change(url)
        return codeOf(previewSource(admin, { url: url.href }))
      }
      expect(await at((url) => (url.pathname = "/nowhere_at_all"))).toContain("no database of this name")
      expect(await at((url) => (url.username = "nobody_at_all"))).toMatch(/does not let this user in|refused this user/)
      expect(await at((url) => (url.port = "1"))).toContain("could not be reached")
      expect(await at((url) => (url.search = "?sslmode=maybe"))).toContain("sslmode can be")
    })

    it("leaves a document alone that somebody deleted by hand", async () => {
      const connector = await made()
      const [one] = await documentsOf()
      await deleteDocument(admin, { id: one?.id ?? "" })
      await desk`update desk.tickets set body = 'All of them changed.'`
      await syncConnector(admin, { id: connector.id })
      expect(await sync()).toEqual(["synced"])
      expect((await documentsOf()).length).toBe(6)
      expect((await getConnector(admin, { id: connector.id })).runs[0]).toMatchObject({ changed: 6 })
    })

    it("stops when its owner has left, and goes on with the administrator who syncs it", async () => {
      const connector = await made()
      const other = await tenant.context("admin", "Otto")
      await updateUser(other, { userId: admin.actor.userId, isDisabled: true })
      now = new Date(now.getTime() + 2 * 3_600_000)
      await announceDue(deps)
      deps.announced.splice(0, deps.announced.length, ...deps.announced.filter((event) => "connectorId" in event.data && event.data.connectorId === connector.id))
      expect(await sync()).toEqual(["failed"])
      expect(await getConnector(other, { id: connector.id })).toMatchObject({ owner: "Ada", lastError: expect.stringContaining("no longer in the workspace") })
      await desk`update desk.tickets set body = 'Changed since.' where id = 1`
      await syncConnector(other, { id: connector.id })
      expect(await sync()).toEqual(["synced"])
      expect(await getConnector(other, { id: connector.id })).toMatchObject({ owner: "Otto", lastError: null, runs: [{ changed: 1 }, {}, {}] })
    })

    it("is paused, and taken away with its documents or without", async () => {
      const connector = await made()
      await updateConnector(admin, { id: connector.id, isPaused: true })
      now = new Date(now.getTime() + 48 * 3_600_000)
      await announceDue(deps)
      expect(deps.announced.filter((event) => "connectorId" in event.data && event.data.connectorId === connector.id)).toEqual([])
      deps.announced.length = 0
      await deleteConnector(admin, { id: connector.id, documents: "keep" })
      expect(await codeOf(getConnector(admin, { id: connector.id }))).toMatch(/^not_found/)
      const kept = await documentsOf()
      expect(kept).toHaveLength(7)
      expect((await getDocument(admin, { id: kept[0]?.id ?? "" })).origin).toMatchObject({ isSynced: false })
      const second = await made({ name: "Again" })
      expect(await documentsOf()).toHaveLength(14)
      await deleteConnector(admin, { id: second.id, documents: "delete" })
      deps.announced.length = 0
      await announceDue(deps)
      deps.announced.splice(0, deps.announced.length, ...deps.announced.filter(({ name }) => name === "connector/clearing-asked"))
      expect(await sync({ timesPerStep: 2 })).toEqual(["cleared"])
      expect((await documentsOf()).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
      await announceDue(deps)
      expect(deps.announced.filter(({ name }) => name === "connector/clearing-asked")).toEqual([])
      const secrets = await deps.database.system((tx) => rows<{ secret: string }>(tx, sql`select secret from connectors where workspace_id = ${tenant.workspaceId}`))
      expect(secrets.map(({ secret }) => secret)).toEqual(["", ""])
    })

    it("is administrators' work, in their own workspace", async () => {
      const connector = await made()
      const stranger = await (await createTenant(deps)).context("admin", "Stella")
      const manager = await tenant.context("manager")
      for (const [ctx, code] of [[stranger, "not_found"], [manager, "forbidden"]] as const) {
        expect(await codeOf(getConnector(ctx, { id: connector.id }))).toMatch(code)
        expect(await codeOf(updateConnector(ctx, { id: connector.id, isPaused: true }))).toMatch(code)
        expect(await codeOf(syncConnector(ctx, { id: connector.id }))).toMatch(code)
        expect(await codeOf(deleteConnector(ctx, { id: connector.id, documents: "delete" }))).toMatch(code)
      }
      expect(await codeOf(createConnector(manager, input()))).toMatch("forbidden")
      expect((await listConnectors(stranger)).items).toEqual([])
      const secret = await made({ name: "Private", visibility: "private" })
      expect((await documentsOf(await tenant.context("member"))).length).toBe(7)
      expect((await getConnector(admin, { id: secret.id })).rowCount).toBe(7)
    })
  })
})
