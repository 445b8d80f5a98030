import http, { type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import type { ServiceContext } from "@/lib/services/context"
import { deleteDocument, getDocument, getDocumentText, listDocuments, listVersions, retryDocument, searchDocuments } from "@/lib/services/documents"
import { fetchAgain, importDocument, listImportHosts, putImportHost } from "@/lib/services/imports"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { policyText } from "../documents-services/texts"

describeOnBothDatabases("documents from a link", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let admin: ServiceContext
  let member: ServiceContext
  let server: Server
  let port: number
  let asked: string[] = []
  let answer: RequestListener
  const looked: string[] = []
  /** What the resolver says, answer by answer; the last one is said for ever. */
  let answers: string[][] = [["127.0.0.1"]]

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`)
      answer(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    port = (server.address() as AddressInfo).port
    const resolve = async (host: string) => {
      looked.push(host)
      const said = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
      if (said.length === 0) throw new Error("ENOTFOUND")
      return said
    }
    deps = await testDeps(await open(), { ...offlineModels() }, { imports: { resolve } })
  })
  afterAll(() => void server.close())
  beforeEach(async () => {
    tenant = await createTenant(deps)
    admin = await tenant.context("admin", "Ada")
    member = await tenant.context("member", "Mia")
    asked = []
    looked.length = 0
    deps.announced.length = 0
    answers = [["127.0.0.1"]]
    answer = (_request, response) => response.end(policyText())
    await putImportHost(admin, { host: `files.example.org:${port}`, isAllowed: true, isPrivateAllowed: true })
  })

  const link = (path = "/rules.md") => `http://files.example.org:${port}${path}`
  const importAndRun = async (url: string, ctx = member) => {
    const accepted = await importDocument(ctx, { url })
    await runEngine(deps)
    return getDocument(ctx, { id: accepted.id })
  }
  const codeOf = async (work: Promise<unknown>) => {
    const error = await work.then(() => null, (thrown: unknown) => thrown)
    return error instanceof AppError ? `${error.code}: ${error.message}` : error
  }

  it("fetches in the engine, never in the call, and ends as any upload does", async () => {
    const accepted = await importDocument(member, { url: link("/house-rules.md#part-2") })
    expect(accepted).toMatchObject({ unchanged: false, title: "House rules" })
    expect([asked, looked]).toEqual([[], []])
    expect(await getDocument(member, { id: accepted.id })).toMatchObject({ state: "queued", sourceUrl: link("/house-rules.md") })
    await runEngine(deps)
    const document = await getDocument(member, { id: accepted.id })
    expect(document).toMatchObject({ state: "ready", title: "Handbook of house rules", mediaType: "text/markdown", sourceUrl: link("/house-rules.md") })
    expect(document.byteLength).toBe(Buffer.byteLength(policyText()))
    expect(asked).toEqual([`files.example.org:${port}/house-rules.md`])
    expect((await searchDocuments(member, { q: "Within how many days is the record for parental leave filed?", limit: 5 }))[0]?.text).toContain("parental leave")
  })

  it("says what is being fetched from where while it is fetched", async () => {
    const { id } = await importDocument(member, { url: link() })
    let seen: unknown
    answer = (_request, response) => void getDocument(member, { id }).then((document) => {
      seen = { state: document.state, reason: document.reason }
      response.end(policyText())
    })
    await runEngine(deps)
    expect(seen).toEqual({ state: "reading", reason: "Fetching from files.example.org" })
  })

  it("looks a name up once: what it answers the second time does not matter", async () => {
    await putImportHost(admin, { host: "rebinding.example.org", isAllowed: true, isPrivateAllowed: false })
    answers = [["93.184.215.14", "127.0.0.1"], ["93.184.215.14"]]
    const document = await importAndRun("https://rebinding.example.org/a.md")
    expect(document).toMatchObject({ state: "failed", code: "fetch_failed" })
    expect(document.reason).toContain("private network")
    expect(looked).toEqual(["rebinding.example.org"])
    answers = [["127.0.0.1"], ["169.254.169.254"]]
    expect(await importAndRun(link("/once.md"))).toMatchObject({ state: "ready" })
    expect(looked).toEqual(["rebinding.example.org", "files.example.org"])
  })

  it("reaches no private address for a host that was not named as one, and no machine's own services for any", async () => {
    await putImportHost(admin, { host: "open.example.org", isAllowed: true, isPrivateAllowed: false })
    for (const address of ["127.0.0.1", "10.0.0.7", "192.168.1.1", "::1", "::ffff:127.0.0.1", "fd00::1", "64:ff9b::7f00:1"]) {
      answers = [[address]]
      expect((await importAndRun(`https://open.example.org/${encodeURIComponent(address)}`)).reason, address).toContain("private network")
    }
    for (const address of ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::ffff:169.254.169.254"]) {
      answers = [[address]]
      expect((await importAndRun(link(`/${encodeURIComponent(address)}`))).reason, address).toContain("no document comes from")
    }
    expect(asked).toEqual([])
  })

  it("takes links to allowed hosts and ports only, in whatever spelling", async () => {
    for (const url of [
      "https://other.example.org/a", "https://files.example.org/a", `http://files.example.org.evil.net:${port}/`, `http://evilfiles.example.org:${port}/`, "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:7f00:1]/", "https://localhost/", "http://169.254.169.254/latest/meta-data/",
      `http://files.example.org:${port}@evil.net/`, `http://someone:secret@files.example.org:${port}/`, "ftp://files.example.org/", "file:///etc/passwd", "no link at all",
    ])
      expect(await codeOf(importDocument(member, { url })), url).toMatch(/^invalid_payload: /)
    expect(await importAndRun(`http://FILES.Example.org.:${port}/a.md`)).toMatchObject({ state: "ready", sourceUrl: link("/a.md") })
    await putImportHost(admin, { host: "plain.example.org", isAllowed: true, isPrivateAllowed: false })
    expect(await codeOf(importDocument(member, { url: "http://plain.example.org/" }))).toContain("https://")
    expect(await codeOf(importDocument(member, { url: "https://plain.example.org:22/" }))).toContain("plain.example.org:22")
    expect((await listDocuments(member, { limit: 50 })).items).toHaveLength(1)
  })

  it("fails with a sentence, and can be tried again when the host has the file", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "http://127.0.0.1/admin" }).end()
    const document = await importAndRun(link("/moved"))
    expect(document).toMatchObject({ state: "failed", code: "fetch_failed" })
    expect(document.reason).toContain("http://127.0.0.1/admin")
    answer = (_request, response) => response.end(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, ...new Uint8Array(64)]))
    await retryDocument(member, { id: document.id })
    await runEngine(deps)
    expect(await getDocument(member, { id: document.id })).toMatchObject({ state: "failed", code: "fetch_failed" })
    answer = (_request, response) => response.end(policyText())
    await retryDocument(member, { id: document.id })
    await runEngine(deps)
    expect(await getDocument(member, { id: document.id })).toMatchObject({ state: "ready", versionNumber: 1 })
  })

  it("refuses the page that a closed file sends in its place", async () => {
    answer = (_request, response) => response.end("<!doctype html><title>Sign in</title><form></form>")
    const document = await importAndRun(link("/lease.pdf"))
    expect(document).toMatchObject({ state: "failed", code: "fetch_failed" })
    expect(document.reason).toContain("PDF")
  })

  it("does nothing for the same link again, but for somebody whose document it is not to see", async () => {
    const first = await importAndRun(link())
    expect(await importDocument(member, { url: `${link()}#again` })).toMatchObject({ id: first.id, unchanged: true })
    const two = await Promise.all([1, 2].map(() => importDocument(member, { url: link("/twice.md"), visibility: "private" })))
    expect(new Set(two.map(({ id }) => id)).size).toBe(1)
    expect((await importDocument(admin, { url: link("/twice.md") })).unchanged).toBe(false)
  })

  it("fetches again: other bytes are a new version, the same ones are nothing to do", async () => {
    const { id } = await importAndRun(link())
    await fetchAgain(member, { id })
    expect(await codeOf(fetchAgain(member, { id }))).toMatch(/^conflict/)
    await runEngine(deps)
    expect(await getDocument(member, { id })).toMatchObject({ state: "ready", versionNumber: 1, reason: expect.stringContaining("very same") })
    expect(await listVersions(member, { id })).toHaveLength(1)
    answer = (_request, response) => response.end(policyText({ 2: "Laptops of the aubergine department are encrypted. ".repeat(12) }))
    await fetchAgain(member, { id })
    await runEngine(deps)
    expect(await getDocument(member, { id })).toMatchObject({ state: "ready", versionNumber: 2 })
    expect((await getDocumentText(member, { id })).text).toContain("aubergine")
    answer = (_request, response) => response.writeHead(500).end()
    await fetchAgain(member, { id })
    await runEngine(deps)
    expect(await getDocument(member, { id })).toMatchObject({ state: "ready", versionNumber: 2, code: "fetch_failed", reason: expect.stringContaining("Version 2 is still in use") })
  })

  it("lets owners and administrators fetch again, and nobody else", async () => {
    const { id } = await importAndRun(link())
    expect(await codeOf(fetchAgain(await tenant.context("member", "Colin"), { id }))).toMatch(/^forbidden/)
    expect(await codeOf(fetchAgain(await (await createTenant(deps)).context("admin", "Stella"), { id }))).toMatch(/^not_found/)
    expect(await fetchAgain(admin, { id })).toMatchObject({ unchanged: false })
  })

  it("asks the list again at the time of fetching", async () => {
    const { id } = await importDocument(member, { url: link() })
    await putImportHost(admin, { host: `files.example.org:${port}`, isAllowed: false, isPrivateAllowed: false })
    await runEngine(deps)
    expect(await getDocument(member, { id })).toMatchObject({ state: "failed", reason: expect.stringContaining("may not be imported") })
    expect([asked, looked]).toEqual([[], []])
  })

  it("fetches nothing for a document that was deleted meanwhile, and once for a step that runs twice", async () => {
    const { id } = await importDocument(member, { url: link() })
    await deleteDocument(member, { id })
    await runEngine(deps)
    expect(asked).toEqual([])
    await importDocument(member, { url: link("/again.md") })
    await runEngine(deps, { timesPerStep: 2 })
    expect(asked).toHaveLength(1)
  })

  it("keeps a list that only administrators change, within what the installation allows, each change with its audit row", async () => {
    expect(await codeOf(putImportHost(member, { host: "a.example.org", isAllowed: true, isPrivateAllowed: false }))).toMatch(/^forbidden/)
    for (const host of ["*", "*.com", "https://example.org", "a b", "169.254.169.254"]) expect(await codeOf(putImportHost(admin, { host, isAllowed: true, isPrivateAllowed: true })), host).toMatch(/^invalid_payload/)
    const limited: ServiceContext = { ...admin, deps: { ...deps, imports: { ...deps.imports, ceiling: ["*.example.org"] } } }
    expect(await codeOf(putImportHost(limited, { host: "files.example.com", isAllowed: true, isPrivateAllowed: false }))).toContain("installation")
    expect(await codeOf(putImportHost(limited, { host: "*.org", isAllowed: true, isPrivateAllowed: false }))).toMatch(/^invalid_payload/)
    await putImportHost(admin, { host: "files.example.com", isAllowed: true, isPrivateAllowed: false })
    const listed = await listImportHosts(limited)
    expect(listed.items.map(({ host, isWithinLimits }) => [host, isWithinLimits])).toEqual([["files.example.com", false], [`files.example.org:${port}`, true]])
    expect(await codeOf(importDocument(limited, { url: "https://files.example.com/a" }))).toContain("installation")
    const audit = await deps.database.system((tx) => rows<{ action: string }>(tx, sql`select action from audit_log where workspace_id = ${tenant.workspaceId} and subject_kind = 'import_host' order by id`))
    expect(audit.map(({ action }) => action)).toEqual(["import_host.allowed", "import_host.allowed"])
  })
})
