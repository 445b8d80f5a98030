import { eq } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { afterAll, beforeAll, expect, it } from "vitest"
import { promptActivations, promptReleases } from "@/drizzle/schema"
import { cancelRequest, createRequest, getRequest, listConversations } from "@/lib/services/requests"
import { contentHash } from "@/prompts/content-hash"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant } from "@/tests/support/deps"
import { reservedIn, spentIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { answer, type Asking, openAsking } from "./asking"
import { followStream, isContiguous, textOf } from "./follow-stream"

describeOnBothDatabases("the same question asked while it is answered", (open) => {
  let asking: Asking

  beforeAll(async () => {
    asking = await openAsking(await open())
  })
  afterAll(() => asking.mock.close())

  it("is answered by one call, for early and late readers alike, and each asker has a row, an end and a text of their own", async () => {
    const { database, deps, tenant, ada, bob, cyd, newQuestion, scriptAnswer, callsOf, endsOf } = asking
    const question = newQuestion()
    const early = await (async () => {
      scriptAnswer(question)
      const leader = await createRequest(ada, { input: question })
      const follower = await createRequest(bob, { input: question })
      return { leader, follower, readers: [followStream(ada, leader.id), followStream(bob, follower.id)] }
    })()
    expect(early.follower.id).not.toBe(early.leader.id)
    expect(early.follower.conversationId).not.toBe(early.leader.conversationId)
    const announced = deps.announced.filter((event) => event.name === "request/accepted").length
    const running = runSteps(ada, early.leader.id)
    await early.readers[1]?.hasText
    const late = await createRequest(cyd, { input: question })
    expect(late.status).toBe("processing")
    expect((await getRequest(bob, { id: early.follower.id })).status).toBe("processing")
    const lateReader = followStream(cyd, late.id)
    expect(await running).toBe("delivered")
    await Promise.all([...early.readers, lateReader].map((reader) => reader.ended))

    expect(callsOf(question)).toBe(1)
    expect(deps.announced.filter((event) => event.name === "request/accepted")).toHaveLength(announced)
    const views = [await getRequest(ada, { id: early.leader.id }), await getRequest(bob, { id: early.follower.id }), await getRequest(cyd, { id: late.id })]
    expect(views.map((view) => [view.status, view.text])).toEqual(views.map(() => ["done", answer]))
    expect(views.map((view) => view.joined)).toEqual([{ isLeader: true, others: 2 }, { isFollower: true, leaderId: null }, { isFollower: true, leaderId: null }])
    expect(views.map((view) => view.calls.length > 0)).toEqual([true, false, false])
    expect(views.slice(1).map((view) => [view.costNanoUsd, view.models])).toEqual([["0", ["claude-sonnet-4-6"]], ["0", ["claude-sonnet-4-6"]]])
    for (const [index, { frames }] of [...early.readers, lateReader].entries()) {
      expect(frames[0]).toMatchObject({ seq: 0, part: { type: "start", messageId: views[index]?.id } })
      expect(isContiguous(frames)).toBe(true)
      expect(textOf(frames)).toBe(answer)
      expect(frames.filter((frame) => frame.part.type === "text-delta").length).toBeGreaterThan(1)
      expect(frames.at(-1)?.part).toMatchObject({ type: "finish", finishReason: "stop" })
    }
    const middle = followStream(bob, early.follower.id, 4)
    await middle.ended
    expect(middle.frames).toEqual(early.readers[1]?.frames.slice(5))
    for (const { id } of views) expect(await endsOf(id)).toEqual(["request.delivered"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    expect(JSON.stringify(views[1])).not.toContain(early.leader.id)
    expect(JSON.stringify(early.readers[1]?.frames)).not.toContain(early.leader.id)
    expect((await listConversations(bob, { limit: 10 })).items[0]).toMatchObject({ lastRequestId: early.follower.id, lastStatus: "done" })
  })

  it("takes twenty askers, whose budgets are all held and all free again", async () => {
    const { database, tenant, ada, newQuestion, scriptAnswer, callsOf, statusIn } = asking
    const question = newQuestion()
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => tenant.context("member", `Person ${index}`)))
    scriptAnswer(question)
    const accepted = await Promise.all(people.map((person) => createRequest(person, { input: question })))
    const joined = await Promise.all(accepted.map(({ id }) => statusIn(id)))
    const leaders = accepted.filter((_, index) => joined[index]?.leaderId === null)
    expect(leaders).toHaveLength(1)
    const leader = leaders[0]?.id ?? ""
    const author = people[accepted.findIndex(({ id }) => id === leader)] ?? ada
    const each = (await reservedIn(database, tenant.workspaceId)) / 20
    expect(each).toBeGreaterThan(0)
    expect(Number.isInteger(each)).toBe(true)
    const before = await spentIn(database, tenant.workspaceId)
    expect(await runSteps(author, leader)).toBe("delivered")
    const views = await Promise.all(accepted.map(({ id }, index) => getRequest(people[index] ?? ada, { id })))
    expect(new Set(views.map((view) => `${view.status} ${view.text}`))).toEqual(new Set([`done ${answer}`]))
    expect(callsOf(question)).toBe(1)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    const used = (await getRequest(author, { id: leader })).totalTokens
    expect((await spentIn(database, tenant.workspaceId)) - before).toBe(used)
  })

  it("shows a restart to all of its readers, and one clean answer after it", async () => {
    const { ada, bob, newQuestion, scriptAnswer, startRun } = asking
    const question = newQuestion()
    const { id, running, reading } = await startRun(question, ada, { reply: answer, tokensPerSecond: 100, failure: { kind: "drop", afterTokens: 12 } })
    scriptAnswer(question)
    const follower = await createRequest(bob, { input: question })
    const reader = followStream(bob, follower.id)
    expect(await running).toBe("delivered")
    await Promise.all([reading.ended, reader.ended])
    expect(reader.frames.some((frame) => frame.part.type === "reset-step")).toBe(true)
    expect(isContiguous(reader.frames)).toBe(true)
    expect(textOf(reader.frames)).toBe(answer)
    expect(reader.frames.slice(1)).toEqual(reading.frames.slice(1))
    expect((await getRequest(bob, { id: follower.id })).text).toBe((await getRequest(ada, { id })).text)
  })

  it("is never joined by another question, other documents, a fresh one, a later turn, another workspace or when it has ended", async () => {
    const { database, deps, tenant, ada, bob, newQuestion, statusIn, startRun, addDocument } = asking
    const question = newQuestion()
    const document = await addDocument("Terms", "workspace")
    const { id, running } = await startRun(question)
    const stranger = await (await createTenant(deps)).context("member")
    const conversation = await createRequest(bob, { input: newQuestion() })
    const others = [
      await createRequest(bob, { input: newQuestion() }),
      await createRequest(bob, { input: { ...question, documentIds: [document] } }),
      await createRequest(bob, { input: { ...question, fresh: true } }),
      await createRequest(bob, { input: { ...question, ...(conversation.conversationId ? { conversationId: conversation.conversationId } : {}) } }),
    ]
    const foreign = await createRequest(stranger, { input: question })
    expect(await running).toBe("delivered")
    const late = await createRequest(bob, { input: { ...question, documentIds: [document] } })
    for (const { id: other } of [...others, foreign]) expect((await statusIn(other))?.leaderId, other).toBeNull()
    expect((await statusIn(late.id))?.leaderId).toBe(others[1]?.id)
    expect((await getRequest(ada, { id })).joined).toBeNull()
    for (const { id: other } of [...others, conversation, late]) await cancelRequest(bob, { id: other })
    await cancelRequest(stranger, { id: foreign.id })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("is never joined under another release", async () => {
    const { database, deps, tenant, ada, bob, newQuestion, startRun, statusIn } = asking
    const question = newQuestion()
    const { running } = await startRun(question)
    const inUse = deps.prompts.list().find(({ definition }) => definition.key === "rag_answer")
    if (!inUse) throw new Error("no rag_answer")
    const [release, activation] = [uuidv7(), uuidv7()]
    const definition = { ...inUse.definition, version: "9.0.0" }
    await database.workspace({ workspaceId: tenant.workspaceId }, async (tx) => {
      await tx.insert(promptReleases).values({ id: release, workspaceId: tenant.workspaceId, promptKey: "rag_answer", version: "9.0.0", contentHash: contentHash(definition), definition })
      await tx.insert(promptActivations).values({ id: activation, workspaceId: tenant.workspaceId, promptKey: "rag_answer", releaseId: release })
    })
    const other = await createRequest(bob, { input: question })
    expect((await getRequest(bob, { id: other.id })).release.id).toBe(release)
    expect((await statusIn(other.id))?.leaderId).toBeNull()
    await database.workspace({ workspaceId: tenant.workspaceId }, (tx) => tx.delete(promptActivations).where(eq(promptActivations.id, activation)))
    await running
    await cancelRequest(bob, { id: other.id })
    expect(await reservedIn(database, ada.actor.workspaceId)).toBe(0)
  })

  it("is never joined by people who may read other documents", async () => {
    const { tenant, bob, newQuestion, statusIn, startRun, addDocument, removeDocument } = asking
    const document = await addDocument("Diary", "private")
    const question = newQuestion()
    const { id, running } = await startRun(question)
    const admin = await tenant.context("admin")
    const other = await createRequest(bob, { input: question })
    const same = await createRequest(admin, { input: question })
    expect((await statusIn(other.id))?.leaderId).toBeNull()
    expect((await statusIn(same.id))?.leaderId).toBe(id)
    await running
    await cancelRequest(bob, { id: other.id })
    expect((await getRequest(admin, { id: same.id })).joined).toEqual({ isFollower: true, leaderId: id })
    await removeDocument(document)
  })

  it("lets one person ask it twice, and answers a repeated key with the request that joined", async () => {
    const { ada, newQuestion, startRun } = asking
    const question = newQuestion()
    const { running, id } = await startRun(question)
    const again = await createRequest(ada, { input: question, idempotencyKey: "again" })
    expect((await createRequest(ada, { input: question, idempotencyKey: "again" })).id).toBe(again.id)
    expect((await getRequest(ada, { id: again.id })).joined).toEqual({ isFollower: true, leaderId: id })
    await running
    expect(await getRequest(ada, { id: again.id })).toMatchObject({ status: "done", text: answer })
  })

  it("is read by its own author alone", async () => {
    const { ada, bob, cyd, newQuestion, startRun } = asking
    const question = newQuestion()
    const { id, running } = await startRun(question)
    const follower = await createRequest(bob, { input: question })
    for (const [person, request] of [[bob, id], [ada, follower.id], [cyd, follower.id]] as const) {
      await expect(followStream(person, request).ended).rejects.toMatchObject({ code: "not_found" })
      await expect(cancelRequest(person, { id: request })).rejects.toMatchObject({ code: "not_found" })
    }
    await running
  })

  it("under 50 submits at once has one leader, and a budget for k takes exactly k", async () => {
    const { database, deps, tenant, ada, newQuestion, statusIn } = asking
    const question = newQuestion()
    const accepted = await Promise.all(Array.from({ length: 50 }, () => createRequest(ada, { input: question })))
    const leaders = (await Promise.all(accepted.map(({ id }) => statusIn(id)))).filter((row) => row?.leaderId === null)
    expect(leaders).toHaveLength(1)
    const each = (await reservedIn(database, tenant.workspaceId)) / 50
    await Promise.all(accepted.map(({ id }) => cancelRequest(ada, { id })))
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)

    const small = await createTenant(deps, { tokensPerDay: BigInt(each * 9 + each - 1) })
    const person = await small.context("member")
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => createRequest(person, { input: question })))
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(9)
    expect(results.every((result) => result.status === "fulfilled" || (result.reason as { code: string }).code === "budget_exceeded")).toBe(true)
  })
})
