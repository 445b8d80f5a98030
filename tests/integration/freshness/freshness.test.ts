import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { addVersion, deleteDocument, getDocument, getDocumentText, indexForVersion, listClauses, readForVersion, serveForVersion, uploadDocument } from "@/lib/services/documents"
import { listChanges, sweepLateAnswers } from "@/lib/services/freshness"
import { getWatch, listNotifications, markRead, putWatch } from "@/lib/services/notifications"
import { createRequest, finishForRequest, getRequest, retrieveForRequest, writeForRequest } from "@/lib/services/requests"
import { claimReview, decideReview, getReview, listReviews } from "@/lib/services/reviews"
import { openReviewItem } from "@/lib/services/reviews/open-review-item"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { runSteps } from "@/tests/support/run-request"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"
import { contractText } from "../documents-services/texts"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"))

const rules = (name: string) => `# Rules of the ${name} house

The ${name} house opens its doors at nine in the morning on every working day of the year.

A visitor of the ${name} house wears a green badge and gives it back at the gate.

The keeper of the ${name} house writes a report each month and sends it to the council.
`

describeOnBothDatabases("freshness", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let member: ServiceContext
  let colleague: ServiceContext
  let reviewer: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    member = await tenant.context("member", "Mia")
    colleague = await tenant.context("member", "Colin")
    reviewer = await tenant.context("reviewer", "Rita")
  })

  const upload = async (text: string, visibility: "workspace" | "private" = "workspace") => {
    const { id, versionId } = await uploadDocument(member, { bytes: bytesOf(text), fileName: "rules.md", visibility })
    await runEngine(deps)
    return { id, versionId }
  }
  const update = async (id: string, text: string) => {
    const { versionId } = await addVersion(member, { documentId: id, bytes: bytesOf(text), fileName: "rules.md" })
    await runEngine(deps)
    return versionId
  }
  const ask = async (question: string, documentIds: string[], by = member) => {
    const { id } = await createRequest(by, { input: { promptKey: "rag_answer", payload: { question }, documentIds, fresh: true } })
    expect(await runSteps(by, id)).toBe("delivered")
    return id
  }
  const sign = async (requestId: string) => {
    await deps.database.workspace(scopeOf(member), (tx) => tx.execute(sql`update requests set approval = 'approved' where id = ${requestId}`))
  }
  const messages = async (ctx: ServiceContext) => (await listNotifications(ctx, { limit: 100 })).items

  it("flags the answer whose passage changed, shows both texts, and leaves the other one alone", async () => {
    const { id, versionId } = await upload(rules("amber"))
    const touched = await ask("Which badge does a visitor of the amber house wear?", [id])
    const untouched = await ask("When does the amber house open its doors?", [id])
    const next = await update(id, rules("amber").replace("a green badge", "a yellow badge"))
    expect(await getRequest(member, { id: touched })).toMatchObject({ isStale: true })
    expect(await getRequest(member, { id: untouched })).toMatchObject({ isStale: false })
    const changes = await listChanges(member, { id: touched })
    expect(changes.items[0]).toMatchObject({ kind: "changed", isCited: true, documentId: id, old: { versionId, versionNumber: 1 }, new: { versionId: next, versionNumber: 2 } })
    expect([changes.items[0]?.old?.text, changes.items[0]?.new?.text]).toEqual([expect.stringContaining("green badge"), expect.stringContaining("yellow badge")])
    expect(await listChanges(member, { id: untouched })).toEqual({ items: [], count: 0 })
    expect((await messages(member)).map(({ href }) => href)).toContain(`/requests/${touched}`)
    expect((await messages(member)).map(({ message }) => message).join(" ")).not.toMatch(/badge|amber/)
  })

  it("flags nothing when only the layout changed, and keeps approvals", async () => {
    const { id } = await upload(rules("birch"))
    const answer = await ask("Which badge does a visitor of the birch house wear?", [id])
    await sign(answer)
    await update(id, rules("birch").replaceAll(". ", ".\n").replaceAll(" wears ", "\nwears ").replaceAll("\n\nThe keeper", "\n\n\n\nThe keeper"))
    expect(await getRequest(member, { id: answer })).toMatchObject({ isStale: false, approval: { state: "approved" } })
    const [audit] = await deps.database.workspace(scopeOf(member), (tx) => rows<{ detail: Record<string, unknown> }>(tx, sql`select detail from audit_log where action = 'document.version_served' and subject_id = ${id} order by position desc limit 1`))
    expect(audit?.detail).toMatchObject({ isLayoutOnly: true, staleAnswers: 0 })
  })

  it("keeps a signed analysis, its clauses in their new places, when only the layout changed; a changed word suspends it", async () => {
    const { id } = await upload(contractText)
    const { analysis } = await getDocument(member, { id })
    await decideReview(reviewer, { id: analysis?.reviewItemId ?? "", decision: "approve" })
    const clauses = await listClauses(member, { id })
    expect(clauses.length).toBeGreaterThan(2)
    const reflowed = contractText.replaceAll(/(?<=[a-z]) (?=shall)/g, "\n")
    const second = await update(id, reflowed)
    const kept = (await getDocument(member, { id })).analysis
    expect(kept).toMatchObject({ requestId: analysis?.requestId, status: "approved" })
    const { text } = await getDocumentText(member, { id })
    const plain = (words: string) => words.replace(/\s+/g, " ")
    for (const clause of await listClauses(member, { id })) {
      expect(clause.versionId).toBe(second)
      expect(plain(text.slice(clause.start ?? 0, clause.end ?? 0))).toContain(plain(clause.quote).replace(/^[\d. ]+|\.$/g, ""))
    }
    await update(id, reflowed.replace("New York", "Ohio"))
    expect((await getDocument(member, { id })).analysis?.requestId).not.toBe(analysis?.requestId)
    expect(await getRequest(member, { id: analysis?.requestId ?? "" })).toMatchObject({ isStale: true, approval: { state: "suspended" } })
    const queued = (await listReviews(reviewer, { status: "undecided", limit: 100 })).items.map(({ requestId }) => requestId)
    expect(queued).not.toContain(analysis?.requestId)
  })

  it("flags an answer where a sentence that speaks of the question came in beside the cited one", async () => {
    const { id } = await upload(rules("cedar"))
    const answer = await ask("Which badge does a visitor of the cedar house wear?", [id])
    await update(id, rules("cedar").replace("The keeper of", "The badge of a visitor of the cedar house is worn from May on only.\n\nThe keeper of"))
    expect((await listChanges(member, { id: answer })).items[0]).toMatchObject({ isCited: false, new: { text: expect.stringContaining("from May on") } })
  })

  it("flags an answer that found nothing when the new version speaks of what was asked, and not otherwise", async () => {
    const { id } = await upload(rules("dune"))
    const question = "What does a guided lantern tour cost?"
    const none = await ask(question, [id])
    expect(await getRequest(member, { id: none })).toMatchObject({ isAbstained: true })
    await update(id, rules("dune").replace("each month", "each quarter"))
    expect((await getRequest(member, { id: none })).isStale).toBe(false)
    await update(id, `${rules("dune").replace("each month", "each quarter")}\nA guided lantern tour costs twelve euros.\n`)
    expect((await getRequest(member, { id: none })).isStale).toBe(true)
    expect((await listChanges(member, { id: none })).items[0]?.new?.text).toContain("lantern")
  })

  it("suspends an approval, puts it back into the queue with both texts, and restores it when it is signed again", async () => {
    const { id } = await upload(rules("elm"))
    const answer = await ask("Which badge does a visitor of the elm house wear?", [id])
    await sign(answer)
    const second = await update(id, rules("elm").replace("green", "blue"))
    expect(await getRequest(member, { id: answer })).toMatchObject({ approval: { state: "suspended" }, isStale: true })
    const item = (await listReviews(reviewer, { status: "undecided", limit: 100 })).items.find(({ requestId }) => requestId === answer)
    expect(item).toMatchObject({ reasons: ["What this was signed on has changed"], canDecide: true })
    expect((await listChanges(reviewer, { id: answer })).items[0]).toMatchObject({ new: { versionId: second } })
    await claimReview(reviewer, { id: item?.id ?? "" })
    const { evidenceHash } = await getReview(reviewer, { id: item?.id ?? "" })
    await decideReview(reviewer, { id: item?.id ?? "", decision: "approve", evidenceHash })
    expect(await getRequest(member, { id: answer })).toMatchObject({ status: "done", approval: { state: "approved", reviewer: "Rita" }, isStale: false })
    await update(id, rules("elm").replace("green", "blue").replace("each month", "each week"))
    expect(await getRequest(member, { id: answer })).toMatchObject({ approval: { state: "approved" }, isStale: false })
    await update(id, rules("elm").replace("green", "red").replace("each month", "each week"))
    expect(await getRequest(member, { id: answer })).toMatchObject({ approval: { state: "suspended" }, isStale: true })
  })

  it("takes an answer back when its reviewer rejects it on the new text", async () => {
    const { id } = await upload(rules("fern"))
    const answer = await ask("Which badge does a visitor of the fern house wear?", [id])
    await sign(answer)
    await update(id, rules("fern").replace("green", "blue"))
    const item = (await listReviews(reviewer, { status: "undecided", limit: 100 })).items.find(({ requestId }) => requestId === answer)
    await decideReview(reviewer, { id: item?.id ?? "", decision: "reject", reason: "The badge is blue now." })
    expect(await getRequest(member, { id: answer })).toMatchObject({ status: "rejected", text: null })
    expect((await listReviews(reviewer, { status: "undecided", limit: 100 })).items.map(({ requestId }) => requestId)).not.toContain(answer)
  })

  it("looks at an answer that was delivered while the texts were compared", async () => {
    const { id } = await upload(rules("gorse"))
    const question = "Which badge does a visitor of the gorse house wear?"
    await ask(question, [id])
    const { versionId } = await addVersion(member, { documentId: id, bytes: bytesOf(rules("gorse").replace("green", "blue")), fileName: "rules.md" })
    const late = await createRequest(member, { input: { promptKey: "rag_answer", payload: { question }, documentIds: [id], fresh: true } })
    let isLate = false
    const racing = { ...deps, database: { ...deps.database, workspace: async (...input: Parameters<TestDeps["database"]["workspace"]>) => {
      const done = await deps.database.workspace(...input)
      if (!isLate && Array.isArray((done as { reliances?: unknown } | null)?.reliances)) {
        isLate = true
        expect(await runSteps(member, late.id)).toBe("delivered")
      }
      return done
    } } } as TestDeps
    const address = { workspaceId: tenant.workspaceId, documentId: id, versionId, userId: member.actor.userId }
    deps.announced.length = 0
    await readForVersion(deps, address)
    await indexForVersion(deps, address)
    expect(await serveForVersion(racing, address)).toBe(true)
    expect(isLate).toBe(true)
    expect((await getRequest(member, { id: late.id })).isStale).toBe(true)
  })

  it("looks, within a minute, at an answer that was on its way while another version took over", async () => {
    const { id } = await upload(rules("juniper"))
    const accepted = await createRequest(member, { input: { promptKey: "rag_answer", payload: { question: "Which badge does a visitor of the juniper house wear?" }, documentIds: [id], fresh: true } })
    const key = { workspaceId: tenant.workspaceId, userId: member.actor.userId, requestId: accepted.id }
    for (const step of [retrieveForRequest, writeForRequest]) expect(await step(deps, key)).toBe("go")
    await update(id, rules("juniper").replace("green", "blue"))
    expect(await finishForRequest(deps, key)).toBe("delivered")
    expect((await getRequest(member, { id: accepted.id })).isStale).toBe(false)
    expect((await sweepLateAnswers(deps)).stale).toBe(1)
    expect((await getRequest(member, { id: accepted.id })).isStale).toBe(true)
    expect((await sweepLateAnswers(deps)).stale).toBe(0)
  })

  it("tells owners, authors and watchers, and nobody who may not read it any more", async () => {
    const { id } = await upload(rules("hazel"))
    await putWatch(colleague, { subjectKind: "document", subjectId: id, isWatching: true })
    expect(await getWatch(colleague, { subjectKind: "document", subjectId: id })).toEqual({ isWatching: true, isToldAnyway: false })
    expect(await getWatch(member, { subjectKind: "document", subjectId: id })).toEqual({ isWatching: false, isToldAnyway: true })
    await update(id, rules("hazel").replace("green", "blue"))
    const [told] = await messages(colleague)
    expect(told).toMatchObject({ kind: "version_served", href: `/documents/${id}`, isRead: false, title: "Rules of the hazel house" })
    await deps.database.workspace(scopeOf(member), (tx) => tx.execute(sql`update documents set visibility = 'private' where id = ${id}`))
    expect((await messages(colleague)).map(({ href }) => href)).not.toContain(`/documents/${id}`)
    await expect(getWatch(colleague, { subjectKind: "document", subjectId: id })).rejects.toMatchObject({ code: "not_found" })
    const before = (await listNotifications(member, { limit: 1 })).unreadCount
    expect(before).toBeGreaterThan(0)
    await markRead(colleague, { ids: (await messages(member)).slice(0, 5).map((one) => one.id) })
    expect((await listNotifications(member, { limit: 1 })).unreadCount).toBe(before)
    await markRead(member, { all: true })
    expect((await listNotifications(member, { limit: 1 })).unreadCount).toBe(0)
  })

  it("tells an author of many answers whose document was deleted", async () => {
    const { id } = await upload(rules("kelp"))
    for (const thing of ["badge", "doors", "report", "keeper"]) await ask(`What do the rules of the kelp house say of the ${thing}?`, [id])
    const before = (await messages(member)).length
    await deleteDocument(member, { id })
    const told = await messages(member)
    expect(told.length).toBe(before + 1)
    expect(told[0]).toMatchObject({ kind: "answers_stale", message: "4 answers rest on a document that was deleted.", href: `/documents/${id}`, title: null, isRead: false })
  })

  it("suspends a signature given to a draft on a text that had changed long before", async () => {
    const { id } = await upload(rules("larch"))
    const answer = await ask("Which badge does a visitor of the larch house wear?", [id])
    await deps.database.workspace(scopeOf(member), async (tx) => {
      await tx.execute(sql`update requests set status = 'in_review', is_held = true, finished_at = null where id = ${answer}`)
      await openReviewItem(tx, { request: { id: answer, workspaceId: tenant.workspaceId, actorId: member.actor.userId, promptKey: "rag_answer" }, reasons: ["Look"], priority: 1, dueHours: 1 })
    })
    const second = await update(id, rules("larch").replace("green", "blue"))
    await deps.database.workspace(scopeOf(member), (tx) => tx.execute(sql`update document_versions set served_at = now() - interval '5 hours' where id = ${second}`))
    const item = (await listReviews(reviewer, { status: "undecided", limit: 100 })).items.find(({ requestId }) => requestId === answer)
    const { evidenceHash } = await getReview(reviewer, { id: item?.id ?? "" })
    await decideReview(reviewer, { id: item?.id ?? "", decision: "approve", evidenceHash })
    await sweepLateAnswers(deps)
    expect(await getRequest(member, { id: answer })).toMatchObject({ isStale: true, approval: { state: "suspended" } })
    expect((await listChanges(reviewer, { id: answer })).items[0]).toMatchObject({ new: { versionId: second } })
  })

  it("ends the review of a held draft with its document", async () => {
    const { id } = await upload(rules("iris"))
    const answer = await ask("Which badge does a visitor of the iris house wear?", [id])
    await deps.database.workspace(scopeOf(member), async (tx) => {
      await tx.execute(sql`update requests set status = 'in_review', is_held = true where id = ${answer}`)
      await openReviewItem(tx, { request: { id: answer, workspaceId: tenant.workspaceId, actorId: member.actor.userId, promptKey: "rag_answer" }, reasons: ["Look"], priority: 1, dueHours: 1 })
    })
    const queued = async () => (await listReviews(reviewer, { status: "undecided", limit: 100 })).items.map(({ requestId }) => requestId)
    expect(await queued()).toContain(answer)
    await deleteDocument(member, { id })
    expect(await queued()).not.toContain(answer)
    expect(await getRequest(member, { id: answer })).toMatchObject({ status: "failed", error: { code: "source_deleted" } })
  })
})
