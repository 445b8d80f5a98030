import { eq } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { uuidv7 } from "uuidv7"
import type { Database } from "@/drizzle/client"
import { chunks, citations, documents, documentVersions, requests, requestSources } from "@/drizzle/schema"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { deleteDocument, findDeletion } from "@/lib/services/documents"
import { getRequest } from "@/lib/services/requests"
import { checkAnswer } from "@/lib/services/requests/finish/check-answer"
import { decideReview, getReview } from "@/lib/services/reviews"
import { copyEvidence } from "@/lib/store/reuse/copy-evidence"
import { listCitations } from "@/lib/store/requests/list-citations"
import { listSources } from "@/lib/store/requests/list-sources"
import { replaceCitations } from "@/lib/store/requests/replace-citations"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"
import { holdRequest } from "../reviews/held-request"

const first = "Every notice is given in writing and takes effect on the day it arrives at the address of the other party, which"
const second = "is the one named on the first page. This Agreement is governed by the laws of Austria."
const text = `${first} ${second}`
const pages = [{ page: 1, start: 0, end: first.length }, { page: 2, start: first.length + 1, end: text.length }]
const overBorder = "the address of the other party, which is the one named on the first page"

describeOnBothDatabases("the citations of an answer", (open) => {
  let database: Database
  let deps: TestDeps
  let tenant: Tenant
  let author: ServiceContext
  let reviewer: ServiceContext

  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, unusedModels)
    tenant = await createTenant(deps)
    author = await tenant.context("member")
    reviewer = await tenant.context("reviewer")
  })

  it("find a quote over the border of its chunk and its page, keep its places, and pass them on with the answer", async () => {
    const { requestId } = await addAnswered()
    const { requestId: other } = await holdRequest(author)
    const release = deps.prompts.list().find(({ definition }) => definition.key === "rag_answer")
    if (!release) throw new Error("no prompt")
    const spans = await database.workspace(scopeOf(author), async (tx) => {
      const sources = await listSources(tx, requestId)
      const checked = await checkAnswer(tx, { requestId, definition: release.definition, text: `It arrives at "${overBorder}" [1]. The rent doubles every year.`, sources })
      expect(checked.unsupportedClaims).toHaveLength(1)
      await replaceCitations(tx, requestId, checked.citations.map((citation) => ({ ...citation, workspaceId: tenant.workspaceId, requestId, attempt: 1 })))
      await copyEvidence(tx, { from: requestId, to: other, attempt: 1 })
      return [await listCitations(tx, requestId), await listCitations(tx, other)].map((list) => list.map((citation) => citation.spans))
    })
    const start = text.indexOf(overBorder)
    const wanted = [[{ page: 1, start, end: first.length }, { page: 2, start: first.length + 1, end: start + overBorder.length }]]
    expect(spans).toEqual([wanted, wanted])
    expect((await getRequest(author, { id: requestId })).citations).toMatchObject([{ verdict: "exact", page: 1, spans: wanted[0], sourceState: "serving", mediaType: "application/pdf" }])
  })

  it("name the section they begin in, also where the passage begins in an earlier one", async () => {
    const { requestId, documentId } = await addAnswered({ isCited: true })
    expect((await getRequest(author, { id: requestId })).citations[0]?.heading).toBeNull()
    const sections = [{ heading: "Agreement", level: 1, start: 0, end: text.length }, { heading: "1. Parties", level: 2, start: 0, end: 10 }, { heading: "2. Notices", level: 2, start: 10, end: 60 }]
    await database.workspace(scopeOf(author), (tx) => tx.update(documentVersions).set({ sections }).where(eq(documentVersions.documentId, documentId)))
    expect((await getRequest(author, { id: requestId })).citations[0]?.heading).toBe("Agreement › 2. Notices")
  })

  it("say what has become of their source, and its page says so to those who might have read it alone", async () => {
    const { requestId, documentId } = await addAnswered({ isCited: true })
    const stateOf = async () => (await getRequest(author, { id: requestId })).citations[0]?.sourceState
    expect(await stateOf()).toBe("serving")
    await database.workspace(scopeOf(author), (tx) => tx.update(documentVersions).set({ withdrawnAt: new Date() }).where(eq(documentVersions.documentId, documentId)))
    expect(await stateOf()).toBe("withdrawn")
    expect(await findDeletion(author, { id: documentId })).toBeNull()
    await deleteDocument(author, { id: documentId })
    expect(await stateOf()).toBe("deleted")
    expect(await findDeletion(author, { id: documentId })).toEqual({ deletedAt: expect.stringMatching(/^\d{4}-/) })
    const stranger = await (await createTenant(deps)).context("admin")
    expect(await findDeletion(stranger, { id: documentId })).toBeNull()
    const { documentId: privateId } = await addAnswered({ isPrivate: true })
    await deleteDocument(author, { id: privateId })
    expect(await findDeletion(await tenant.context("member"), { id: privateId })).toBeNull()
    expect(await findDeletion(author, { id: privateId })).not.toBeNull()
  })

  it("show what a held answer claims without support to reviewers alone", async () => {
    const { requestId, itemId } = await holdRequest(author, { text: "Thirty days [1]. The rent doubles every year." })
    const claim = { start: 17, end: 45 }
    await database.workspace(scopeOf(author), (tx) => tx.update(requests).set({ unsupportedClaims: [claim] }).where(eq(requests.id, requestId)))
    expect(await getRequest(author, { id: requestId })).toMatchObject({ text: null, unsupportedClaims: [], citations: [], sources: [] })
    expect(await getRequest(reviewer, { id: requestId })).toMatchObject({ unsupportedClaims: [claim] })
    expect((await getReview(reviewer, { id: itemId })).request.unsupportedClaims).toEqual([claim])
    expect(await getRequest(await tenant.context("manager"), { id: requestId })).toMatchObject({ text: null, unsupportedClaims: [] })
  })

  it("are looked through again when a reviewer edits the answer", async () => {
    const { requestId, itemId } = await holdRequest(author, { text: "It is thirty days [1]. The rent doubles every year." })
    await database.workspace(scopeOf(author), async (tx) => {
      await tx.update(requests).set({ unsupportedClaims: [{ start: 23, end: 51 }] }).where(eq(requests.id, requestId))
      await tx.insert(citations).values({ workspaceId: tenant.workspaceId, requestId, attempt: 1, marker: 1, answerStart: 18, answerEnd: 21, quote: "Thirty days.", verdict: "normalised", score: 1 })
    })
    await decideReview(reviewer, { id: itemId, decision: "edit", output: "Notice: it is thirty days [1]. The landlord keeps the deposit." })
    const seen = await getRequest(author, { id: requestId })
    expect(seen.unsupportedClaims.map(({ start, end }) => seen.text?.slice(start, end))).toEqual(["The landlord keeps the deposit."])
  })

  /** A request of the author that was given the first chunk of a document of two pages. */
  async function addAnswered({ isPrivate = false, isCited = false } = {}): Promise<{ requestId: string; documentId: string }> {
    const { workspaceId, userId } = author.actor
    const [requestId, documentId, versionId, chunkId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
    const release = deps.prompts.list().find(({ definition }) => definition.key === "rag_answer")
    if (!release) throw new Error("no prompt")
    await database.workspace(scopeOf(author), async (tx) => {
      await tx.insert(documents).values({ id: documentId, workspaceId, ownerId: userId, title: "Agreement", visibility: isPrivate ? "private" : "workspace", currentVersionId: versionId, latestVersionId: versionId, state: "ready" })
      await tx.insert(documentVersions).values({ id: versionId, workspaceId, documentId, number: 1, sha256: versionId, byteLength: 1, mediaType: "application/pdf", fileName: "a.pdf", text, pages, pageCount: 2, createdBy: userId })
      await tx.insert(chunks).values({ id: chunkId, workspaceId, contentHash: chunkId, text: first, wordCount: 20 })
      await tx.insert(requests).values({ id: requestId, workspaceId, actorId: userId, promptKey: "rag_answer", releaseId: release.id, payload: { question: "Where?" }, payloadHash: "x", documentIds: [documentId], status: "done", currentAttempt: 1, resultText: "There [1]." })
      await tx.insert(requestSources).values({ workspaceId, requestId, marker: 1, chunkId, documentId, versionId, start: 0, end: first.length, page: 1, score: 1 })
      if (isCited) await tx.insert(citations).values({ workspaceId, requestId, attempt: 1, marker: 1, answerStart: 6, answerEnd: 9, quote: "given in writing", chunkId, documentId, versionId, start: 16, end: 32, page: 1, verdict: "exact", score: 1 })
    })
    return { requestId, documentId }
  }
})
