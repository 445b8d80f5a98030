import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { addVersion, getDocument } from "@/lib/services/documents"
import { actOnRecall, createRecall, followRecall, getRecall, listRecallItems, previewRecall } from "@/lib/services/recalls"
import type { RecallItemView } from "@/lib/services/recalls/recalls.dto"
import { compareRuns, createRequest, getConversation, getRequest, listRequests, replayRequest, watchRequest } from "@/lib/services/requests"
import { decideReview, listReviews } from "@/lib/services/reviews"
import { recordExport } from "@/lib/store/exports/insert-exported-file"
import { describeOnBothDatabases } from "@/tests/support/database"
import { keyOf, runSteps } from "@/tests/support/run-request"
import { retrieveForRequest } from "@/lib/services/requests"
import { runEngine } from "../documents-services/run-engine"
import { type Asking, openAsking } from "../reuse/asking"

const reason = "The annex was read as the lease."
const wrong = "It ends after three hundred days, says the wrong page [1]."

describeOnBothDatabases("a recall", (open) => {
  let world: Asking
  let reviewer: ServiceContext
  let admin: ServiceContext

  beforeAll(async () => {
    world = await openAsking(await open())
    reviewer = await world.tenant.context("reviewer", "Rhea")
    admin = await world.tenant.context("admin", "Al")
  })
  afterAll(() => world.mock.close())

  const script = (question: string, reply: string) => world.mock.script({ times: 1, match: ({ kind, prompt }) => kind === "chat" && prompt.includes(question), behave: { reply } })
  const ask = async (question: string, documentId: string, { by = world.ada, reply = wrong, fresh = true, conversationId }: { by?: ServiceContext; reply?: string; fresh?: boolean; conversationId?: string | null } = {}) => {
    script(question, reply)
    const accepted = await createRequest(by, { input: { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh, ...(conversationId ? { conversationId } : {}) } })
    if (accepted.status !== "done") expect(await runSteps(by, accepted.id)).toBe("delivered")
    world.mock.unscript()
    return accepted
  }
  const version = async (documentId: string) => {
    const { currentVersion } = (await getDocument(admin, { id: documentId })) as unknown as { currentVersion: { id: string } | null }
    const [row] = await world.database.workspace(scopeOf(admin), (tx) => rows<{ id: string }>(tx, sql`select current_version_id as id from documents where id = ${documentId}`))
    return currentVersion?.id ?? row?.id ?? ""
  }
  const recallVersion = async (documentId: string, by = reviewer) => createRecall(by, { reason, selector: { kind: "version", documentId, versionId: await version(documentId) } })
  const follow = async (recallId: string) => {
    const address = { workspaceId: world.ada.actor.workspaceId, recallId, userId: reviewer.actor.userId }
    let units = 1
    while ((await followRecall(world.deps, address)).outcome === "more") units += 1
    return units
  }
  const itemsOf = async (id: string, by = reviewer): Promise<RecallItemView[]> => (await listRecallItems(by, { id, limit: 100 })).items
  const isOfQuestion = ({ kind, promptTitle }: RecallItemView) => kind === "answer" && promptTitle === "Ask your documents"
  const framesOf = async (by: ServiceContext, id: string) => {
    const parts: Record<string, unknown>[] = []
    for await (const frame of watchRequest(by, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true, recheckMs: 50 })) if (frame) parts.push(frame.part)
    return parts
  }
  const notesOf = (by: ServiceContext) => world.database.workspace(scopeOf(by), (tx) => rows<{ message: string; kind: string }>(tx, sql`select kind, message from notifications where kind = 'answer_withdrawn'`))

  it("takes back what rests on a version on every way to it, and lets the version before serve again", async () => {
    const documentId = await world.addDocument("Lease A", "workspace")
    const good = await ask("When does lease A end, at first?", documentId, { reply: "After thirty days [1]." })
    await addVersion(world.ada, { documentId, bytes: new TextEncoder().encode("# Lease A\n\nThe agreement ends after three hundred days, and nobody has to be told of it in any way.\n"), fileName: "a.md" })
    await runEngine(world.deps)
    const bad = await ask("When does lease A end?", documentId, { fresh: false })
    const copy = await ask("When does lease A end?", documentId, { by: world.bob, fresh: false })
    expect(copy.status).toBe("done")
    const exportId = await world.database.workspace(scopeOf(world.ada), (tx) => recordExport(tx, { workspaceId: world.ada.actor.workspaceId, userId: world.ada.actor.userId, format: "csv", subjectKind: "grid", subjectId: null, requestIds: [bad.id], sha256: "0".repeat(64) }))

    const selector = { kind: "version" as const, documentId, versionId: await version(documentId) }
    expect(await previewRecall(reviewer, { selector })).toMatchObject({ answers: 3, exports: 1, cacheEntries: 1, running: 0, authors: 2, alreadyWithdrawn: 0 })
    const recall = await recallVersion(documentId)
    expect((await createRecall(admin, { reason: "Again.", selector })).id).toBe(recall.id)
    await follow(recall.id)

    for (const [by, id] of [[world.ada, bad.id], [world.bob, copy.id]] as const) {
      const view = await getRequest(by, { id })
      expect(view).toMatchObject({ text: null, output: null, citations: [], sources: [], withdrawn: { reason } })
      expect(JSON.stringify(await framesOf(by, id))).not.toContain("three hundred")
      expect((await framesOf(by, id)).map(({ type }) => type)).toContain("data-withdrawn")
      await expect(replayRequest(by, { id })).rejects.toMatchObject({ code: "forbidden" })
    }
    expect(JSON.stringify(await getConversation(world.ada, { id: bad.conversationId ?? "" }))).not.toContain("three hundred")
    expect(JSON.stringify(await listRequests(world.ada, { limit: 50 }))).not.toContain("says the wrong page")
    expect((await getDocument(world.ada, { id: documentId })).analysis).toBeNull()
    expect((await listRequests(world.ada, { limit: 50 })).items.find(({ id }) => id === bad.id)?.isWithdrawn).toBe(true)
    expect((await getRequest(reviewer, { id: bad.id })).text).toBe(wrong)
    expect((await getRequest(admin, { id: copy.id })).text).toBe(wrong)
    expect((await getRequest(world.ada, { id: good.id })).text).toBe("After thirty days [1].")

    const after = await ask("When does lease A end?", documentId, { by: world.cyd, fresh: false, reply: "After thirty days, as before [1]." })
    expect((await getRequest(world.cyd, { id: after.id })).text).toBe("After thirty days, as before [1].")
    expect((await getRequest(world.cyd, { id: after.id })).sources.map(({ versionNumber }) => versionNumber)).toEqual([1])
    const items = await itemsOf(recall.id)
    expect(items.filter(({ kind }) => kind === "export")).toEqual([expect.objectContaining({ state: "found", export: expect.objectContaining({ format: "csv" }) })])
    expect(items.filter(({ kind }) => kind === "cache_entry").map(({ state }) => state)).toEqual(["settled"])
    expect(exportId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await notesOf(world.ada)).toHaveLength(1)
    await follow(recall.id)
    expect(await notesOf(world.ada)).toHaveLength(1)
  })

  it("leaves a document without a version when there is no other, and says what to do", async () => {
    const documentId = await world.addDocument("Lease B", "workspace")
    await recallVersion(documentId)
    expect(await getDocument(world.ada, { id: documentId })).toMatchObject({ state: "failed" })
    expect(JSON.stringify(await getDocument(world.ada, { id: documentId }))).toContain("Upload a corrected version")
  })

  it("is not told to a model in the next turn, and follows those that were answered with it in view", async () => {
    const documentId = await world.addDocument("Lease C", "workspace")
    const other = await world.addDocument("Rules C", "workspace")
    const first = await ask("When does lease C end?", documentId, { reply: "A most particular wrong answer [1]." })
    const second = await ask("And what do the rules say?", other, { conversationId: first.conversationId })
    expect(world.mock.requests().some(({ prompt }) => prompt.includes("A most particular wrong answer"))).toBe(true)
    const recall = await recallVersion(documentId)
    await follow(recall.id)
    expect((await itemsOf(recall.id)).filter(isOfQuestion).map(({ requestId }) => requestId).toSorted()).toEqual([first.id, second.id].toSorted())
    const before = world.mock.requests().length
    await ask("And the third question of C?", other, { conversationId: first.conversationId })
    expect(world.mock.requests().slice(before).some(({ prompt }) => prompt.includes("A most particular wrong answer"))).toBe(false)
  })

  it("stops what is being written, and nothing of it is left to read", async () => {
    const documentId = await world.addDocument("Lease D", "workspace")
    const question = "When does lease D end?"
    world.mock.script({ times: 1, match: ({ kind, prompt }) => kind === "chat" && prompt.includes(question), behave: { reply: "wrong words ".repeat(400), tokensPerSecond: 30 } })
    const { id } = await createRequest(world.ada, { input: { promptKey: "rag_answer", payload: { question }, documentIds: [documentId], fresh: true } })
    expect(await retrieveForRequest(world.deps, keyOf(world.ada, id))).toBe("go")
    const running = runSteps(world.ada, id)
    for await (const frame of watchRequest(world.ada, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })) if (frame?.part.type === "text-delta") break
    const recall = await recallVersion(documentId)
    await follow(recall.id)
    expect(await running).toBe("cancelled")
    expect(await getRequest(world.ada, { id })).toMatchObject({ status: "cancelled", text: null, withdrawn: { reason } })
    expect(JSON.stringify(await framesOf(world.ada, id))).not.toContain("wrong words")
    await follow(recall.id)
    expect((await itemsOf(recall.id)).filter(({ requestId }) => requestId === id).map(({ kind, state }) => [kind, state])).toEqual([["running", "stopped"]])
  })

  it("asks again for the authors, once however often it is pressed, settles what was answered and closes with the last", async () => {
    const documentId = await world.addDocument("Lease E", "workspace")
    const [one, two] = [await ask("When does lease E end, one?", documentId), await ask("When does lease E end, two?", documentId, { by: world.bob })]
    const recall = await createRecall(reviewer, { reason, selector: { kind: "version", documentId, versionId: await version(documentId) } })
    await addVersion(world.ada, { documentId, bytes: new TextEncoder().encode("# Lease E\n\nThe agreement ends after thirty days, unless both sides agree to renew it in writing.\n"), fileName: "e.md" })
    await runEngine(world.deps)
    await follow(recall.id)
    const items = await itemsOf(recall.id)
    const idOf = (requestId: string) => items.find((item) => item.kind === "answer" && item.requestId === requestId)?.id ?? ""
    const press = () => actOnRecall(reviewer, { id: recall.id, action: "ask_again", itemIds: [idOf(one.id)] })
    const pressed = await Promise.all([press(), press()])
    expect(pressed.flatMap(({ refused }) => refused)).toEqual([])
    const [again] = (await itemsOf(recall.id)).filter(({ state }) => state === "asked_again")
    const repeats = await world.database.workspace(scopeOf(admin), (tx) => rows<{ id: string; actor: string }>(tx, sql`select id, actor_id as actor from requests where rerun_of_id = ${one.id}`))
    expect(repeats).toEqual([{ id: again?.replacement?.id, actor: world.ada.actor.userId }])
    script("When does lease E end, one?", "After thirty days [1].")
    expect(await runSteps(world.ada, again?.replacement?.id ?? "")).toBe("delivered")
    await follow(recall.id)
    expect((await itemsOf(recall.id)).find(({ id }) => id === idOf(one.id))).toMatchObject({ state: "settled", note: "Asked again and answered." })
    const difference = await compareRuns(world.ada, { id: again?.replacement?.id ?? "" })
    expect(difference.answers).toEqual({ earlier: null, now: "After thirty days [1]." })

    await expect(actOnRecall(reviewer, { id: recall.id, action: "settle", itemIds: [idOf(two.id)] })).rejects.toMatchObject({ code: "invalid_payload" })
    await expect(actOnRecall(world.bob, { id: recall.id, action: "settle", note: "Mine." })).rejects.toMatchObject({ code: "forbidden" })
    expect(await actOnRecall(reviewer, { id: recall.id, action: "settle", note: "Told by telephone." })).toMatchObject({ done: 2, state: "closed" })
    expect(await actOnRecall(reviewer, { id: recall.id, action: "settle", note: "Told by telephone." })).toMatchObject({ done: 0, state: "closed" })
    expect(await getRecall(reviewer, { id: recall.id })).toMatchObject({ state: "closed", askable: 0, settleable: 0 })
  })

  it("says so where an author's budget is used up, and leaves the answer to be followed", async () => {
    const documentId = await world.addDocument("Lease F", "workspace")
    const { id } = await ask("When does lease F end?", documentId)
    const recall = await recallVersion(documentId)
    await addVersion(world.ada, { documentId, bytes: new TextEncoder().encode("# Lease F\n\nThe agreement ends after thirty days, unless both sides agree to renew it in writing.\n"), fileName: "f.md" })
    await runEngine(world.deps)
    await follow(recall.id)
    const budget = (limit: string) => world.database.system((tx) => tx.execute(sql`update budgets set limit_amount = ${limit} where workspace_id = ${world.ada.actor.workspaceId}`))
    await budget("1")
    const item = (await itemsOf(recall.id)).find(({ requestId, kind }) => requestId === id && kind === "answer")
    const acted = await actOnRecall(reviewer, { id: recall.id, action: "ask_again", itemIds: [item?.id ?? ""] })
    await budget("50000000")
    expect(acted).toMatchObject({ done: 0, refused: [{ itemId: item?.id }] })
    expect((await itemsOf(recall.id)).find(({ id: itemId }) => itemId === item?.id)).toMatchObject({ state: "withdrawn", note: acted.refused[0]?.reason })
  })

  it("shows authors what is theirs, and nothing to whom nothing of it belongs", async () => {
    const documentId = await world.addDocument("Lease G", "workspace")
    await ask("When does lease G end, for Ada?", documentId)
    await ask("When does lease G end, for Bob?", documentId, { by: world.bob })
    const recall = await recallVersion(documentId)
    await follow(recall.id)
    expect(await getRecall(world.bob, { id: recall.id })).toMatchObject({ isWhole: false, items: 1, settleable: 0 })
    expect((await itemsOf(recall.id, world.bob)).map(({ subject }) => subject)).toEqual(["When does lease G end, for Bob?"])
    await expect(getRecall(world.cyd, { id: recall.id })).rejects.toMatchObject({ code: "not_found" })
    await expect(createRecall(world.ada, { reason, selector: { kind: "model", provider: "anthropic", model: "any" } })).rejects.toMatchObject({ code: "forbidden" })
    await expect(previewRecall(world.bob, { selector: { kind: "model", provider: "anthropic", model: "any" } })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("finds what a release, a model or a stretch of time has written, and nothing that was asked afterwards", async () => {
    const documentId = await world.addDocument("Lease H", "workspace")
    const from = new Date().toISOString()
    const { id } = await ask("When does lease H end?", documentId)
    const to = new Date().toISOString()
    const period = { kind: "period" as const, from, to }
    expect(await previewRecall(reviewer, { selector: period })).toMatchObject({ answers: 1 })
    const { release, attempts } = await getRequest(world.ada, { id })
    const { provider, model } = attempts.at(-1) ?? {}
    expect((await previewRecall(reviewer, { selector: { kind: "release", releaseId: release.id } })).answers).toBeGreaterThan(1)
    expect((await previewRecall(reviewer, { selector: { kind: "model", provider: provider ?? "", model: model ?? "" } })).answers).toBeGreaterThan(1)
    expect(await previewRecall(reviewer, { selector: { kind: "model", provider: "nobody", model: "nothing" } })).toMatchObject({ answers: 0 })
    const recall = await createRecall(reviewer, { reason, selector: period })
    await ask("When does lease H end, asked later?", documentId)
    await follow(recall.id)
    expect((await itemsOf(recall.id)).filter(({ kind }) => kind === "answer").map(({ requestId }) => requestId)).toEqual([id])
    await expect(createRecall(reviewer, { reason, selector: { kind: "period", from: to, to: from } })).rejects.toMatchObject({ code: "invalid_payload" })
    const nothing = await createRecall(reviewer, { reason, selector: { kind: "model", provider: "nobody", model: "nothing" } })
    await follow(nothing.id)
    expect(await getRecall(reviewer, { id: nothing.id })).toMatchObject({ state: "closed", items: 0 })
  })

  it("suspends signatures, and what waits for one cannot be signed any more", async () => {
    const hold = async (text: string) => {
      const { id } = await createRequest(world.ada, { input: { promptKey: "medical_summary", payload: { text } } })
      expect(await runSteps(world.ada, id)).toBe("held")
      return id
    }
    const from = new Date().toISOString()
    const [signed, waiting] = [await hold("Discharge note. 67-year-old woman, chest pain."), await hold("Discharge note. 71-year-old man, cough.")]
    const { items: reviews } = await listReviews(reviewer, { status: "open", limit: 100 })
    const reviewOf = (requestId: string) => reviews.find((review) => review.requestId === requestId)?.id ?? ""
    await decideReview(reviewer, { id: reviewOf(signed), decision: "approve" })
    const recall = await createRecall(admin, { reason, selector: { kind: "period", from, to: new Date().toISOString() } })
    await follow(recall.id)
    const items = await itemsOf(recall.id)
    expect(items.filter(({ kind }) => kind === "approval").map(({ requestId, state }) => [requestId, state])).toEqual([[signed, "settled"]])
    expect(await getRequest(world.ada, { id: signed })).toMatchObject({ output: null, approval: { state: "suspended" }, withdrawn: { reason } })
    await expect(decideReview(reviewer, { id: reviewOf(waiting), decision: "approve" })).rejects.toMatchObject({ code: "conflict" })
    expect(await getRequest(world.ada, { id: waiting })).toMatchObject({ output: null, status: "in_review" })
  })

  it("goes on where it was when it is killed between two stretches or in one, and withdraws each answer once", async () => {
    const documentId = await world.addDocument("Lease I", "workspace")
    const { id } = await ask("When does lease I end?", documentId)
    await world.database.workspace(scopeOf(world.ada), (tx) =>
      tx.execute(sql`with made as (
          insert into requests (id, workspace_id, actor_id, prompt_key, release_id, payload, payload_hash, document_ids, status, result_text, finished_at, announced_at)
          select gen_random_uuid(), workspace_id, actor_id, prompt_key, release_id, payload, payload_hash, document_ids, 'done', result_text, now(), now() from requests, generate_series(1, 450) where id = ${id} returning id)
        insert into request_sources (workspace_id, request_id, marker, chunk_id, document_id, version_id, start_offset, end_offset, score)
        select s.workspace_id, m.id, s.marker, s.chunk_id, s.document_id, s.version_id, s.start_offset, s.end_offset, s.score from made m, request_sources s where s.request_id = ${id}`),
    )
    const recall = await recallVersion(documentId)
    const address = { workspaceId: world.ada.actor.workspaceId, recallId: recall.id, userId: reviewer.actor.userId }
    await followRecall(world.deps, address)
    await Promise.all([followRecall(world.deps, address), followRecall(world.deps, address)])
    await follow(recall.id)
    const view = await getRecall(reviewer, { id: recall.id })
    expect(view.counts.filter(({ kind }) => kind === "answer")).toEqual([{ kind: "answer", state: "withdrawn", count: 452 }])
    const [audits] = await world.database.system((tx) => rows<{ all: number; each: number }>(tx, sql`select count(*)::int as all, count(distinct subject_id)::int as each from audit_log where action = 'request.withdrawn' and detail->>'recallId' = ${recall.id}`))
    expect(audits?.each).toBeGreaterThanOrEqual(452)
    expect(audits?.all).toBe(audits?.each)
    expect((await notesOf(world.ada)).at(-1)?.message).toContain("452 answers")
  })
})
