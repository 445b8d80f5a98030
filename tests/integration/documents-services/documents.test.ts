import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import {
  addVersion,
  announceLostVersions,
  createTextDocument,
  deleteDocument,
  getDocument,
  getDocumentFile,
  getDocumentText,
  listClauses,
  listDocuments,
  listVersions,
  retryDocument,
  searchDocuments,
  uploadDocument,
  watchDocument,
} from "@/lib/services/documents"
import { createRequest, getRequest } from "@/lib/services/requests"
import { claimReview, decideReview } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { runSteps } from "@/tests/support/run-request"
import { offlineModels } from "./offline-models"
import { runEngine } from "./run-engine"
import { contractText, policyText } from "./texts"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"))
const brokenPdf = bytesOf("%PDF-1.7\nthis is no PDF at all\n%%EOF")
const unknownId = "01890000-0000-7000-8000-000000000000"

describeOnBothDatabases("documents", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let member: ServiceContext
  let colleague: ServiceContext
  let stranger: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    member = await tenant.context("member", "Mia")
    colleague = await tenant.context("member", "Colin")
    stranger = await (await createTenant(deps)).context("admin", "Stella")
  })

  const upload = async (ctx: ServiceContext, text: string, options: { fileName?: string; visibility?: "workspace" | "private" } = {}) => {
    const accepted = await uploadDocument(ctx, { bytes: bytesOf(text), fileName: options.fileName ?? "notes.md", visibility: options.visibility })
    await runEngine(deps)
    return accepted
  }
  const count = async (statement: ReturnType<typeof sql>) => {
    const [row] = await deps.database.workspace({ workspaceId: tenant.workspaceId, userId: member.actor.userId, role: "admin" }, (tx) => rows<{ count: number }>(tx, statement))
    return row?.count ?? -1
  }

  it("reads, indexes and serves an upload, and finds its passages by question", async () => {
    const accepted = await uploadDocument(member, { bytes: bytesOf(policyText()), fileName: "house-rules_v2.md" })
    expect(accepted).toMatchObject({ unchanged: false, title: "House rules v2" })
    expect((await getDocument(member, { id: accepted.id })).state).toBe("queued")
    await runEngine(deps)
    const document = await getDocument(member, { id: accepted.id })
    expect(document).toMatchObject({ state: "ready", title: "Handbook of house rules", versionNumber: 1, shareDone: 1, code: null })
    expect(document.chunkCount).toBeGreaterThan(3)
    expect(document.kind).not.toBeNull()
    const hits = await searchDocuments(colleague, { q: "Within how many days is the record for parental leave filed?", limit: 5 })
    expect(hits[0]?.text).toContain("parental leave")
    const text = await getDocumentText(colleague, { id: accepted.id })
    expect(text.text.slice(hits[0]?.start, hits[0]?.end)).toBe(hits[0]?.text)
    expect(await searchDocuments(member, { q: "Wer gewann 1954 die Weltmeisterschaft in Bern?", limit: 5 })).toEqual([])
  })

  it("says that the same bytes are there already and does nothing", async () => {
    const first = await upload(member, "# A note\n\nThe kettle is descaled every first Monday of the month by whoever made tea last.\n")
    const again = await uploadDocument(colleague, { bytes: bytesOf("# A note\n\nThe kettle is descaled every first Monday of the month by whoever made tea last.\n"), fileName: "copy.md" })
    expect(again).toMatchObject({ id: first.id, versionId: first.versionId, unchanged: true })
    expect(deps.announced).toEqual([])
    const version = await addVersion(member, { documentId: first.id, bytes: bytesOf("# A note\n\nThe kettle is descaled every first Monday of the month by whoever made tea last.\n"), fileName: "note.md" })
    expect(version).toMatchObject({ versionId: first.versionId, unchanged: true })
    expect(await listVersions(member, { id: first.id })).toHaveLength(1)
  })

  it("embeds only what a new version changed, and serves it in place of the old one", async () => {
    const { id, versionId } = await upload(member, policyText({ 2: "Laptops of the marmalade department are encrypted. ".repeat(12) }))
    const before = await count(sql`select count(*)::int as count from chunk_embeddings`)
    const changed = await addVersion(member, { documentId: id, bytes: bytesOf(policyText({ 2: "Laptops of the aubergine department are encrypted. ".repeat(12) })), fileName: "rules.md" })
    expect((await getDocument(member, { id })).version?.id).toBe(versionId)
    await runEngine(deps)
    const after = await count(sql`select count(*)::int as count from chunk_embeddings`)
    expect(after - before).toBeGreaterThan(0)
    expect(after - before).toBeLessThanOrEqual(2)
    const keys = (version: string) => sql`(select embedding_hash from version_chunks where version_id = ${version})`
    const kept = await count(sql`select count(*)::int as count from version_chunks where version_id = ${changed.versionId} and embedding_hash in ${keys(versionId)}`)
    expect(await count(sql`select count(*)::int as count from version_chunks where version_id = ${changed.versionId} and embedding_hash not in ${keys(versionId)}`)).toBe(after - before)
    expect(kept).toBeGreaterThan(after - before)
    expect((await getDocument(member, { id })).version).toMatchObject({ id: changed.versionId, number: 2, isServing: true })
    const hits = await searchDocuments(member, { q: "aubergine department laptops", documentId: id, limit: 3 })
    expect(hits[0]).toMatchObject({ versionId: changed.versionId })
    expect(hits.some((hit) => hit.text.includes("marmalade"))).toBe(false)
  })

  it("keeps the old version serving when an update cannot be read, and says so", async () => {
    const { id, versionId } = await upload(member, "# Canteen\n\nThe canteen opens at noon and closes at two. Guests pay at the counter, staff by badge.\n")
    await addVersion(member, { documentId: id, bytes: brokenPdf, fileName: "canteen.pdf" })
    await runEngine(deps)
    const document = await getDocument(member, { id })
    expect(document).toMatchObject({ state: "ready", version: { id: versionId }, latestVersion: { number: 2, isServing: false } })
    expect(document.latestVersion.failureReason).toBeTruthy()
    expect(document.reason).toContain("Version 1 is still in use")
    expect((await searchDocuments(member, { q: "When does the canteen open?", limit: 3 })).map((hit) => hit.versionId)).toContain(versionId)
  })

  it("ends what cannot be read in a state that says why, and what to do", async () => {
    const { id } = await uploadDocument(member, { bytes: brokenPdf, fileName: "broken.pdf" })
    await runEngine(deps)
    expect(await getDocument(member, { id })).toMatchObject({ state: "failed", code: "corrupt", version: null })
    await retryDocument(member, { id })
    expect((await getDocument(member, { id })).state).toBe("queued")
    await runEngine(deps)
    expect((await getDocument(member, { id })).state).toBe("failed")
  })

  it("gives a large file back byte for byte", async () => {
    const bytes = Buffer.concat([bytesOf("%PDF-1.7\n"), randomBytes(3_500_000)])
    const { id } = await uploadDocument(member, { bytes, fileName: "large.pdf" })
    expect(Buffer.from((await getDocumentFile(member, { id })).bytes).equals(bytes)).toBe(true)
    await runEngine(deps)
  })

  it("refuses files by content, not by name", async () => {
    await expect(uploadDocument(member, { bytes: new Uint8Array(), fileName: "empty.txt" })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(uploadDocument(member, { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), fileName: "contract.pdf" })).rejects.toMatchObject({ code: "unsupported_type" })
    await expect(uploadDocument(member, { bytes: new Uint8Array(50 * 1024 * 1024 + 1), fileName: "big.txt" })).rejects.toMatchObject({ code: "too_large" })
  })

  it("hides private documents from colleagues on every way in", async () => {
    const { id, versionId } = await upload(member, "# Diary\n\nThe zeppelin project is a secret between Mia and the board, and nobody else may learn of it.\n", { visibility: "private" })
    expect((await searchDocuments(member, { q: "zeppelin project secret", limit: 5 })).map((hit) => hit.documentId)).toContain(id)
    expect(await searchDocuments(colleague, { q: "zeppelin project secret", limit: 5 })).toEqual([])
    expect((await listDocuments(colleague, { limit: 100 })).items.map((item) => item.id)).not.toContain(id)
    await expectNothing(colleague, { id, versionId })
    const twin = await uploadDocument(colleague, { bytes: bytesOf("# Diary\n\nThe zeppelin project is a secret between Mia and the board, and nobody else may learn of it.\n"), fileName: "mine.md" })
    expect(twin).toMatchObject({ unchanged: false })
    expect(twin.id).not.toBe(id)
    await runEngine(deps)
    const hits = await searchDocuments(colleague, { q: "zeppelin project secret", limit: 5 })
    expect(hits.map((hit) => hit.documentId)).toEqual([twin.id])
    await deleteDocument(colleague, { id: twin.id })
    expect((await getDocumentFile(member, { id })).bytes.byteLength).toBeGreaterThan(0)
    expect((await searchDocuments(member, { q: "zeppelin project secret", limit: 5 })).map((hit) => hit.documentId)).toEqual([id])
  })

  it("gives another workspace's people the same answer as for an id that never was", async () => {
    const { id, versionId } = await upload(member, "# Menu\n\nOn Fridays the kitchen serves lentil soup with lemon and coriander.\n")
    await expectNothing(stranger, { id, versionId })
    await expectNothing(member, { id: unknownId, versionId })
    expect(await searchDocuments(stranger, { q: "lentil soup lemon coriander", limit: 5 })).toEqual([])
    expect((await listDocuments(stranger, { limit: 100 })).items).toEqual([])
  })

  it("lets owners and admins change a document, nobody else", async () => {
    const { id } = await upload(member, "# Parking\n\nThe places beside the gate are for visitors. Staff park behind the hall.\n")
    await expect(deleteDocument(colleague, { id })).rejects.toMatchObject({ code: "forbidden" })
    await expect(addVersion(colleague, { documentId: id, bytes: bytesOf("other"), fileName: "a.txt" })).rejects.toMatchObject({ code: "forbidden" })
    await deleteDocument(await tenant.context("admin"), { id })
    await expectNothing(member, { id, versionId: unknownId })
  })

  it("removes bytes, text, placements, vectors and clauses with a document", async () => {
    const word = "quokka"
    const { id } = await upload(member, `# Zoo rules\n\nThe ${word} enclosure is cleaned every morning before the gates open to the public.\n`)
    await deleteDocument(member, { id })
    expect(await searchDocuments(member, { q: `${word} enclosure`, limit: 5 })).toEqual([])
    expect(await count(sql`select count(*)::int as count from chunks where text like ${`%${word}%`}`)).toBe(0)
    expect(await count(sql`select count(*)::int as count from version_chunks where document_id = ${id}`)).toBe(0)
    expect(await count(sql`select count(*)::int as count from chunk_embeddings e where not exists (select 1 from version_chunks vc where vc.embedding_hash = e.content_hash)`)).toBe(0)
    expect(await count(sql`select count(*)::int as count from document_versions where document_id = ${id} and text is not null`)).toBe(0)
    expect(await count(sql`select count(*)::int as count from blobs b join document_versions v on b.sha256 like v.sha256 || '%' where v.document_id = ${id}`)).toBe(0)
    expect(await count(sql`select count(*)::int as count from requests where payload::text like ${`%${word}%`}`)).toBe(0)
    await expect(deleteDocument(member, { id })).rejects.toMatchObject({ code: "not_found" })
  })

  it("analyses a contract, keeps every quote with its place, and hides all of it until a reviewer signs", async () => {
    const reviewer = await tenant.context("reviewer", "Rita")
    const { id } = await upload(member, contractText, { fileName: "services.txt" })
    const document = await getDocument(member, { id })
    expect(document).toMatchObject({ state: "ready", kind: "contract", analysis: { status: "awaiting_review", isVisible: false, output: null } })
    expect(await listClauses(member, { id })).toEqual([])
    expect(await listClauses(colleague, { id })).toEqual([])
    const clauses = await listClauses(reviewer, { id })
    expect(clauses.map((clause) => clause.clauseType)).toContain("Governing Law")
    const { text } = await getDocumentText(reviewer, { id })
    for (const clause of clauses) expect(text.slice(clause.start ?? 0, clause.end ?? 0)).toBe(clause.quote)
    const { analysis } = await getDocument(reviewer, { id })
    expect(analysis).toMatchObject({ isVisible: true, output: { summary: expect.any(String) } })
    const itemId = analysis?.reviewItemId ?? ""
    await claimReview(reviewer, { id: itemId })
    await decideReview(reviewer, { id: itemId, decision: "approve" })
    expect((await getDocument(member, { id })).analysis).toMatchObject({ status: "approved", isVisible: true, reviewer: "Rita", output: { summary: expect.any(String) } })
    expect(await listClauses(colleague, { id })).toEqual(clauses)
    await addVersion(member, { documentId: id, bytes: bytesOf(contractText.replace("New York", "Ohio")), fileName: "services.txt" })
    await runEngine(deps)
    expect((await getDocument(member, { id })).analysis).toMatchObject({ status: "awaiting_review", isVisible: false })
    expect(await listClauses(member, { id })).toEqual([])
    expect(await getRequest(member, { id: analysis?.requestId ?? "" })).toMatchObject({ isStale: true, approval: { state: "suspended" } })
  })

  it("marks the answers stale whose passages changed, and no others", async () => {
    const { id } = await upload(member, policyText({ 4: "Visitors of the observatory wear a green badge and leave it at the gate. ".repeat(10) }), { fileName: "visitors.md" })
    const ask = async (question: string) => {
      const accepted = await createRequest(member, { input: { promptKey: "rag_answer", payload: { question }, documentIds: [id] } })
      expect(await runSteps(member, accepted.id)).toBe("delivered")
      return accepted.id
    }
    const touched = await ask("Which badge do visitors of the observatory wear?")
    const untouched = await ask("Within how many working days is the record for remote work filed under rule 1?")
    expect((await getRequest(member, { id: touched })).citations.length).toBeGreaterThan(0)
    await addVersion(member, { documentId: id, bytes: bytesOf(policyText({ 4: "Visitors of the observatory wear a yellow badge and keep it. ".repeat(10) })), fileName: "visitors.md" })
    await runEngine(deps)
    expect((await getRequest(member, { id: touched })).isStale).toBe(true)
    expect((await getRequest(member, { id: untouched })).isStale).toBe(false)
  })

  it("repeats an unrecorded step without paying or analysing twice", async () => {
    const { id } = await uploadDocument(member, { bytes: bytesOf(contractText.replace("Larkfield", "Marshfield")), fileName: "again.txt" })
    await runEngine(deps, { timesPerStep: 2 })
    expect(await getDocument(member, { id })).toMatchObject({ state: "ready", analysis: { status: "awaiting_review" } })
    const requests = await deps.database.workspace({ ...tenant, userId: member.actor.userId, role: "member" }, (tx) =>
      rows<{ prompt_key: string; calls: number }>(tx, sql`select r.prompt_key, (select count(*)::int from calls c where c.request_id = r.id) as calls from requests r where ${id}::uuid = any (r.document_ids)`),
    )
    expect(requests.map((request) => [request.prompt_key, request.calls]).toSorted()).toEqual([["clause_extract", 1], ["contract_analysis", 1], ["doc_classify", 1]])
    expect(await count(sql`select count(*)::int as count from reservations where state = 'held'`)).toBe(0)
  })

  it("serves without a budget, found by its words, and goes on by itself when there is one", async () => {
    const poor = await createTenant(deps, { tokensPerDay: 10n })
    const someone = await poor.context("member")
    const { id } = await createTextDocument(someone, { title: "Services agreement", text: contractText })
    await runEngine(deps)
    expect(await getDocument(someone, { id })).toMatchObject({ state: "ready", code: "waiting_for_budget", title: "Services agreement", analysis: { status: "waiting_for_budget" } })
    expect((await searchDocuments(someone, { q: "Which insurance shall the supplier maintain?", limit: 3 }))[0]?.documentId).toBe(id)
    await deps.database.system((tx) => tx.execute(sql`update budgets set limit_amount = 10000000 where workspace_id = ${poor.workspaceId}`))
    await retryDocument(someone, { id })
    await runEngine(deps)
    expect(await getDocument(someone, { id })).toMatchObject({ state: "ready", code: null, analysis: { status: "awaiting_review" } })
  })

  it("announces versions whose announcement got lost, once", async () => {
    const broken = { ...deps, announce: () => Promise.reject(new Error("the engine is away")) }
    const { id } = await uploadDocument({ ...member, deps: broken }, { bytes: bytesOf("# Lost\n\nThis note was taken in while the engine was away and is found by the sweeper.\n"), fileName: "lost.md" })
    expect(await announceLostVersions(deps)).toBe(0)
    await deps.database.system((tx) => tx.execute(sql`update document_versions set created_at = now() - interval '1 minute' where document_id = ${id}`))
    expect(await announceLostVersions(deps)).toBe(1)
    expect(await announceLostVersions(deps)).toBe(0)
    await runEngine(deps)
    expect((await getDocument(member, { id })).state).toBe("ready")
  })

  it("shows its watcher each state up to a resting one", async () => {
    const { id } = await uploadDocument(member, { bytes: bytesOf("# Watched\n\nThis note is watched by its author from the upload to the end of the work on it.\n"), fileName: "watched.md" })
    const states: string[] = []
    const watching = (async () => {
      for await (const progress of watchDocument(member, { id, signal: AbortSignal.timeout(20_000), isStillAllowed: async () => true })) if (progress) states.push(progress.state)
    })()
    await runEngine(deps)
    await watching
    expect(states[0]).toBe("queued")
    expect(states.at(-1)).toBe("ready")
    await expect(watchDocument(stranger, { id, signal: AbortSignal.timeout(5_000), isStillAllowed: async () => true }).next()).rejects.toMatchObject({ code: "not_found" })
  })

  async function expectNothing(ctx: ServiceContext, { id, versionId }: { id: string; versionId: string }) {
    const ways = [
      () => getDocument(ctx, { id }),
      () => getDocumentFile(ctx, { id }),
      () => getDocumentFile(ctx, { id, versionId }),
      () => getDocumentText(ctx, { id }),
      () => listVersions(ctx, { id }),
      () => listClauses(ctx, { id }),
      () => deleteDocument(ctx, { id }),
      () => retryDocument(ctx, { id }),
      () => searchDocuments(ctx, { q: "secret", documentId: id, limit: 5 }),
      () => addVersion(ctx, { documentId: id, bytes: bytesOf("text"), fileName: "a.txt" }),
      () => watchDocument(ctx, { id, signal: AbortSignal.timeout(5_000), isStillAllowed: async () => true }).next(),
    ]
    for (const way of ways) await expect(way()).rejects.toMatchObject({ code: "not_found" })
  }
})

