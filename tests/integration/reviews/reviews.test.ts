import { and, eq, sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { auditLog, citations, requestAttempts, requests, reviewDecisions, reviewItems } from "@/drizzle/schema"
import { AppError } from "@/lib/errors"
import { putFeedback } from "@/lib/services/feedback"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { getRequest } from "@/lib/services/requests"
import { claimReview, decideReview, getReview, listReviews, releaseReview } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"
import { addVersion, type Held, holdRequest, ticket } from "./held-request"

function codeOf(outcome: PromiseSettledResult<unknown>): string {
  if (outcome.status === "fulfilled") return "ok"
  return outcome.reason instanceof AppError ? outcome.reason.code : String(outcome.reason)
}

const refusal = (code: string, words?: string) => expect.objectContaining({ code, ...(words ? { message: expect.stringContaining(words) } : {}) })

function readItem(ctx: ServiceContext, id: string) {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => (await tx.select().from(reviewItems).where(eq(reviewItems.id, id)))[0])
}

describeOnBothDatabases("reviews", (open) => {
  let opened: Promise<TestDeps> | undefined

  /** People of a workspace of their own, in one database for all tests. */
  async function people() {
    const deps = await (opened ??= open().then((database) => testDeps(database, unusedModels)))
    const tenant = await createTenant(deps)
    return { deps, author: await tenant.context("member", "Mia"), first: await tenant.context("reviewer", "Remy"), second: await tenant.context("reviewer", "Rosa"), tenant }
  }

  it("gives an item to exactly one of two reviewers who claim it at once", async () => {
    const { author, first, second } = await people()
    for (let round = 0; round < 5; round++) {
      const { itemId } = await holdRequest(author)
      const outcomes = await Promise.allSettled([claimReview(first, { id: itemId }), claimReview(second, { id: itemId })])
      expect(outcomes.map(codeOf).toSorted()).toEqual(["conflict", "ok"])
    }
  })

  it("takes exactly one of many decisions made at once", async () => {
    const { author, first, second, deps } = await people()
    for (let round = 0; round < 5; round++) {
      const { itemId, requestId } = await holdRequest(author)
      const tries = [first, second, first, second].map((ctx, index) => decideReview(ctx, { id: itemId, decision: index % 2 ? "reject" : "approve", ...(index % 2 ? { reason: "no" } : {}) }))
      const outcomes = (await Promise.allSettled(tries)).map(codeOf)
      expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(3)
      const kept = await deps.database.workspace(scopeOf(first), (tx) => tx.select().from(reviewDecisions).where(eq(reviewDecisions.requestId, requestId)))
      expect(kept).toHaveLength(1)
    }
  })

  it("refuses the author, whatever their role, and shows them no text", async () => {
    const { tenant, first } = await people()
    const author = await tenant.context("admin", "Ada")
    const { itemId } = await holdRequest(author, { text: "secret draft" })
    await expect(claimReview(author, { id: itemId })).rejects.toEqual(refusal("forbidden", "yourself"))
    await expect(decideReview(author, { id: itemId, decision: "approve" })).rejects.toEqual(refusal("forbidden", "another person"))
    expect(JSON.stringify(await getReview(author, { id: itemId }))).not.toContain("secret draft")
    expect((await getReview(author, { id: itemId })).canDecide).toBe(false)
    expect((await getReview(first, { id: itemId })).request.text).toBe("secret draft")
  })

  it("keeps members and managers out, and other workspaces get the same answer as for an unknown id", async () => {
    const { author, deps, tenant } = await people()
    const { itemId } = await holdRequest(author)
    await expect(listReviews(author, { status: "undecided", limit: 10 })).rejects.toEqual(refusal("forbidden"))
    await expect(getReview(await tenant.context("manager"), { id: itemId })).rejects.toEqual(refusal("forbidden"))
    const stranger = await (await createTenant(deps)).context("reviewer")
    const unknown = await getReview(stranger, { id: crypto.randomUUID() }).catch((error: AppError) => error.message)
    for (const act of [getReview, claimReview, releaseReview]) await expect(act(stranger, { id: itemId })).rejects.toEqual(refusal("not_found", unknown as string))
    await expect(decideReview(stranger, { id: itemId, decision: "approve" })).rejects.toEqual(refusal("not_found"))
  })

  it("delivers what was approved, names the reviewer and leaves one audit row", async () => {
    const { author, first, deps } = await people()
    const { itemId, requestId } = await holdRequest(author, { text: "The answer [1]." })
    expect((await getRequest(author, { id: requestId })).text).toBeNull()
    const decided = await decideReview(first, { id: itemId, decision: "approve" })
    expect(decided).toMatchObject({ state: "decided", decision: "approve", decidedBy: "Remy", rerun: null })
    expect(await getRequest(author, { id: requestId })).toMatchObject({ status: "done", isHeld: false, text: "The answer [1].", approval: { state: "approved", reviewer: "Remy" } })
    await expect(decideReview(first, { id: itemId, decision: "approve" })).rejects.toEqual(refusal("conflict", "decided this already"))
    const rows = await deps.database.workspace(scopeOf(first), (tx) => tx.select().from(auditLog).where(and(eq(auditLog.subjectId, itemId), eq(auditLog.action, "review.decided"))))
    expect(rows).toMatchObject([{ actorId: first.actor.userId, detail: { decision: "approve", requestId } }])
  })

  it("needs a reason to reject, and shows it to the author", async () => {
    const { author, first } = await people()
    const { itemId, requestId } = await holdRequest(author, { text: "Wrong." })
    await expect(decideReview(first, { id: itemId, decision: "reject" })).rejects.toEqual(expect.objectContaining({ code: "invalid_payload", fields: [expect.objectContaining({ field: "reason" })] }))
    expect((await readItem(first, itemId))?.state).not.toBe("decided")
    await decideReview(first, { id: itemId, decision: "reject", reason: "Clause 3 is missing." })
    const seen = await getRequest(author, { id: requestId })
    expect(seen).toMatchObject({ status: "rejected", text: null })
    expect(JSON.stringify(seen)).toContain("Clause 3 is missing.")
    expect(JSON.stringify(seen)).not.toContain("Wrong.")
  })

  it("checks an edit against the output schema, names the fields and delivers what fits", async () => {
    const { author, first } = await people()
    const { itemId, requestId } = await holdRequest(author, { promptKey: "ticket_classify", output: ticket })
    await expect(decideReview(first, { id: itemId, decision: "edit", output: { ...ticket, priority: "whenever", extra: 1 } })).rejects.toEqual(
      expect.objectContaining({ code: "invalid_payload", fields: expect.arrayContaining([expect.objectContaining({ field: "output.priority" })]) }),
    )
    await expect(decideReview(first, { id: itemId, decision: "edit" })).rejects.toEqual(refusal("invalid_payload"))
    await expect(decideReview(first, { id: itemId, decision: "edit", output: "prose" })).rejects.toEqual(refusal("invalid_payload"))
    expect((await readItem(first, itemId))?.state).not.toBe("decided")
    await decideReview(first, { id: itemId, decision: "edit", output: { ...ticket, priority: "low" } })
    expect((await getRequest(author, { id: requestId })).output).toEqual({ ...ticket, priority: "low" })
  })

  it("keeps the draft beside an edited answer and moves its citations to where their marks stand now", async () => {
    const { author, first, deps } = await people()
    const { itemId, requestId } = await holdRequest(author, { text: "Ten [1] and [1]." })
    await deps.database.workspace(scopeOf(author), async (tx) => {
      const shared = { workspaceId: author.actor.workspaceId, requestId, attempt: 1, marker: 1, quote: "Thirty", verdict: "exact" as const, score: 1 }
      await tx.insert(citations).values([{ ...shared, answerStart: 4, answerEnd: 7 }, { ...shared, answerStart: 12, answerEnd: 15 }])
    })
    await decideReview(first, { id: itemId, decision: "edit", output: "Thirty days [1]." })
    const seen = await getRequest(author, { id: requestId })
    expect(seen.text).toBe("Thirty days [1].")
    expect(seen.citations.map(({ answerStart, answerEnd }) => seen.text?.slice(answerStart, answerEnd))).toEqual(["[1]"])
    const [decision] = await deps.database.workspace(scopeOf(first), (tx) => tx.select().from(reviewDecisions).where(eq(reviewDecisions.itemId, itemId)))
    expect(decision).toMatchObject({ outputBefore: { text: "Ten [1] and [1]." }, outputAfter: { text: "Thirty days [1]." } })
  })

  it("refuses to approve when a document behind the answer has a new version, until the reviewer has looked again", async () => {
    const { author, first, deps } = await people()
    for (const isPrivate of [false, true]) {
      const { itemId, documentId, requestId } = await holdRequest(author, { isPrivate })
      const seen = await getReview(first, { id: itemId })
      expect(seen.hasEvidenceChanged).toBe(false)
      await deps.database.workspace(scopeOf(author), (tx) => addVersion(author, { documentId, number: 2 }, tx))
      await expect(decideReview(first, { id: itemId, decision: "approve", evidenceHash: seen.evidenceHash })).rejects.toEqual(refusal("conflict", "Look again"))
      expect((await getRequest(author, { id: requestId })).status).toBe("in_review")
      const again = await getReview(first, { id: itemId })
      expect(again.evidenceHash).not.toBe(seen.evidenceHash)
      expect(again.files).toMatchObject(isPrivate ? [] : [{ documentId, versionNumber: 1, isServing: false, mediaType: "text/plain" }])
      expect(again.reasons).toEqual(["Someone must look", "Its evidence changed while it was in review"])
      await expect(decideReview(first, { id: itemId, decision: "approve", evidenceHash: seen.evidenceHash })).rejects.toEqual(refusal("conflict"))
      await decideReview(first, { id: itemId, decision: "approve", evidenceHash: again.evidenceHash })
      expect((await getRequest(author, { id: requestId })).status).toBe("done")
    }
  })

  it("refuses to approve a draft that was written anew, also when no hash is sent", async () => {
    const { author, first, deps } = await people()
    const { itemId, requestId } = await holdRequest(author, { text: "old" })
    await deps.database.workspace(scopeOf(author), (tx) => tx.update(requestAttempts).set({ draftText: "new" }).where(eq(requestAttempts.requestId, requestId)))
    await expect(decideReview(first, { id: itemId, decision: "approve" })).rejects.toEqual(refusal("conflict", "Look again"))
  })

  it("frees an item when its claim has run out", async () => {
    const { author, first, second, deps } = await people()
    const { itemId } = await holdRequest(author)
    await claimReview(first, { id: itemId })
    await expect(claimReview(second, { id: itemId })).rejects.toEqual(refusal("conflict", "Remy is working on this"))
    await expect(decideReview(second, { id: itemId, decision: "approve" })).rejects.toEqual(refusal("conflict"))
    await deps.database.workspace(scopeOf(first), (tx) => tx.update(reviewItems).set({ claimExpiresAt: sql`now() - interval '1 second'` }).where(eq(reviewItems.id, itemId)))
    expect((await listReviews(second, { status: "open", limit: 10 })).items.map((row) => [row.id, row.state, row.claimedBy])).toEqual([[itemId, "open", null]])
    expect((await claimReview(second, { id: itemId })).claimedBy?.name).toBe("Rosa")
    await expect(releaseReview(first, { id: itemId })).rejects.toEqual(refusal("conflict"))
    await releaseReview(second, { id: itemId })
    await expect(releaseReview(second, { id: itemId })).resolves.toMatchObject({ state: "open" })
  })

  it("orders the queue by priority, then by due date, pages without gaps and leaves out what is not waiting", async () => {
    const { author, first, deps } = await people()
    const held: Held[] = []
    for (const [priority, dueHours] of [[100, 48], [300, 24], [100, 1], [300, 24], [100, 1]] as const) held.push(await holdRequest(author, { priority, dueHours }))
    const order = [1, 3, 2, 4, 0].map((index) => held[index]?.itemId)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listReviews(first, { status: "undecided", limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((row) => row.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(order)
    await decideReview(first, { id: held[1]?.itemId ?? "", decision: "approve" })
    await deps.database.workspace(scopeOf(author), (tx) => tx.update(requests).set({ status: "cancelled" }).where(eq(requests.id, held[3]?.requestId ?? "")))
    expect((await listReviews(first, { status: "undecided", limit: 10 })).items.map((row) => row.id)).toEqual(order.slice(2))
    expect((await listReviews(first, { status: "decided", limit: 10 })).items.map((row) => row.id)).toEqual(order.slice(0, 1))
    await expect(listReviews(first, { status: "undecided", limit: 2, cursor: "x'" })).rejects.toEqual(refusal("invalid_payload"))
  })

  it("asks again on the reviewer's account, linked to the old request, which is closed", async () => {
    const { author, first } = await people()
    const { itemId, requestId } = await holdRequest(author)
    const decided = await decideReview(first, { id: itemId, decision: "rerun" })
    expect((await getRequest(author, { id: requestId })).status).toBe("rejected")
    const again = await getRequest(first, { id: decided.rerun?.id ?? "" })
    expect(again).toMatchObject({ rerunOfId: requestId, isMine: true })
  })

  it("asks again once, however often it is pressed", async () => {
    const { author, first, deps } = await people()
    const { itemId, requestId } = await holdRequest(author)
    const pressed = await Promise.allSettled([1, 2, 3].map(() => decideReview(first, { id: itemId, decision: "rerun" })))
    expect(pressed.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await deps.database.workspace(scopeOf(author), (tx) => tx.select({ id: requests.id }).from(requests).where(eq(requests.rerunOfId, requestId)))).toHaveLength(1)
  })

  it("takes feedback on delivered answers from those who may read them, the last opinion counting", async () => {
    const { author, first, tenant } = await people()
    const { itemId, requestId } = await holdRequest(author)
    await expect(putFeedback(author, { requestId, rating: 1 })).rejects.toEqual(refusal("conflict"))
    await decideReview(first, { id: itemId, decision: "approve" })
    await putFeedback(author, { requestId, rating: 1, comment: "Good" })
    await putFeedback(author, { requestId, rating: -1 })
    expect((await getRequest(author, { id: requestId })).feedback).toEqual({ rating: -1, comment: null })
    await expect(putFeedback(await tenant.context("member"), { requestId, rating: 1 })).rejects.toEqual(refusal("not_found"))
    await expect(putFeedback(await tenant.context("manager"), { requestId, rating: 1 })).rejects.toEqual(refusal("not_found"))
  })
})
