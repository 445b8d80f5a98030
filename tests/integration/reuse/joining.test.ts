import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument } from "@/lib/services/documents"
import { cancelRequest, createRequest, failRequest, getConversation, getRequest, listConversations, listRequests, sweepRequests } from "@/lib/services/requests"
import { decideReview, getReview, listReviews } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { reservedIn, spentIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { runEngine } from "../documents-services/run-engine"
import { followStream, isContiguous, textOf } from "./follow-stream"

const answer = "The agreement ends after thirty days unless both sides agree. ".repeat(4)
let asked = 0

describeOnBothDatabases("the same question asked while it is answered", (open) => {
  let database: Database
  let mock: MockProvider
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let bob: ServiceContext
  let cyd: ServiceContext

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider({ tickMs: 5 })
    deps = await testDeps(database, mockModels(mock))
    tenant = await createTenant(deps, { tokensPerDay: 50_000_000n })
    ada = await tenant.context("member", "Ada")
    bob = await tenant.context("member", "Bob")
    cyd = await tenant.context("member", "Cyd")
  })
  afterAll(() => mock.close())

  const newQuestion = () => ({ promptKey: "rag_answer", payload: { question: `When does agreement number ${++asked} end?` } })
  const answersOf = (question: { payload: { question?: string; text?: string } }) => (request: { kind: string; prompt: string }) => request.kind === "chat" && request.prompt.includes(question.payload.question ?? question.payload.text ?? "")
  const scriptAnswer = (question: Parameters<typeof answersOf>[0], behave: object = { reply: answer, tokensPerSecond: 120 }) => mock.script({ times: 1, match: answersOf(question), behave })
  const callsOf = (question: Parameters<typeof answersOf>[0]) => mock.requests().filter(answersOf(question)).length
  const auditOf = (id: string) => database.system((tx) => rows<{ action: string }>(tx, sql`select action from audit_log where subject_id = ${id} order by id`)).then((list) => list.map(({ action }) => action))
  const statusIn = (id: string) => database.system((tx) => rows<{ status: string; leaderId: string | null }>(tx, sql`select status, leader_id as "leaderId" from requests where id = ${id}`)).then(([row]) => row)
  const ends = ["request.delivered", "request.failed", "request.cancelled"]

  /** Asks, runs and waits for the first words. */
  const startRun = async (question: ReturnType<typeof newQuestion>, author = ada, behave?: object) => {
    scriptAnswer(question, behave)
    const { id } = await createRequest(author, { input: question })
    const running = runSteps(author, id)
    const reading = followStream(author, id)
    await reading.hasText
    return { id, running, reading }
  }

  it("is answered by one call, for early and late readers alike, and each asker has a row, an end and a text of their own", async () => {
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
    for (const { id } of views) expect((await auditOf(id)).filter((action) => ends.includes(action))).toEqual(["request.delivered"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    expect(JSON.stringify(views[1])).not.toContain(early.leader.id)
    expect(JSON.stringify(early.readers[1]?.frames)).not.toContain(early.leader.id)
    expect((await listConversations(bob, { limit: 10 })).items[0]).toMatchObject({ lastRequestId: early.follower.id, lastStatus: "done" })
  })

  it("takes twenty askers, whose budgets are all held and all free again", async () => {
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
    const question = newQuestion()
    const { document } = await addDocument("Terms", "workspace")
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

  /** A document that is read and serves, of Ada's. */
  const addDocument = async (title: string, visibility: "workspace" | "private") => {
    const made = await createTextDocument(ada, { title, text: `# ${title}\n\nThe agreement number ${asked + 1} ends after thirty days unless both sides agree to renew it in writing.\n`, visibility })
    await runEngine(deps)
    return { document: made.id }
  }
  /** So that everybody may read the same again. */
  const removeDocument = (id: string) => database.system((tx) => rows(tx, sql`update documents set deleted_at = now() where id = ${id} returning 1 as ok`))

  it("is never joined by people who may read other documents", async () => {
    const { document } = await addDocument("Diary", "private")
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

  it("goes on for the others when one who joined stops, who keeps what they had seen", async () => {
    const question = newQuestion()
    const { id, running } = await startRun(question)
    const [stopping, staying] = [await createRequest(bob, { input: question }), await createRequest(cyd, { input: question })]
    const [stopped, stayed] = [followStream(bob, stopping.id), followStream(cyd, staying.id)]
    await stopped.hasText
    expect(await cancelRequest(bob, { id: stopping.id })).toMatchObject({ status: "cancelled" })
    expect(await cancelRequest(bob, { id: stopping.id })).toMatchObject({ status: "cancelled" })
    await stopped.ended
    const view = await getRequest(bob, { id: stopping.id })
    expect(view).toMatchObject({ status: "cancelled", costNanoUsd: "0" })
    expect(answer.startsWith(view.text ?? "?")).toBe(true)
    expect(textOf(stopped.frames)).toBe(view.text)
    expect(isContiguous(stopped.frames)).toBe(true)
    expect(stopped.frames.at(-1)?.part).toMatchObject({ type: "finish", finishReason: "interrupted" })
    expect((await statusIn(id))?.status).toBe("processing")
    expect(await running).toBe("delivered")
    await stayed.ended
    expect((await getRequest(cyd, { id: staying.id })).text).toBe(answer)
    expect((await getRequest(bob, { id: stopping.id })).text).toBe(view.text)
    const again = followStream(bob, stopping.id)
    await again.ended
    expect(again.frames).toEqual(stopped.frames)
    expect((await auditOf(stopping.id)).filter((action) => ends.includes(action))).toEqual(["request.cancelled"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("goes on for those who joined when its own author stops, who sees it as stopped everywhere and at once", async () => {
    const question = newQuestion()
    const { id, running, reading } = await startRun(question)
    const follower = await createRequest(bob, { input: question })
    const reader = followStream(bob, follower.id)
    await reader.hasText
    expect(await cancelRequest(ada, { id })).toEqual({ id, status: "cancelled" })
    expect(await cancelRequest(ada, { id })).toEqual({ id, status: "cancelled" })
    await reading.ended
    expect(reading.frames.at(-1)?.part).toMatchObject({ type: "finish", finishReason: "interrupted" })
    const view = await getRequest(ada, { id })
    expect(view).toMatchObject({ status: "cancelled", finishedAt: expect.any(String), joined: { isLeader: true, others: 1 } })
    expect(textOf(reading.frames)).toBe(view.text)
    expect((await statusIn(id))?.status).toBe("processing")
    expect((await listRequests(ada, { limit: 50, status: "cancelled" })).items.map((row) => row.id)).toContain(id)
    expect((await listRequests(ada, { limit: 50, status: "processing" })).items.map((row) => row.id)).not.toContain(id)
    expect((await listConversations(ada, { limit: 1 })).items[0]).toMatchObject({ lastStatus: "cancelled" })
    expect((await getConversation(ada, { id: view.conversationId ?? "" })).requests[0]).toMatchObject({ status: "cancelled" })

    const third = await createRequest(cyd, { input: question })
    expect((await statusIn(third.id))?.leaderId).toBe(id)
    expect(await running).toBe("delivered")
    await reader.ended
    expect(callsOf(question)).toBe(1)
    for (const [person, request] of [[bob, follower], [cyd, third]] as const) expect(await getRequest(person, { id: request.id })).toMatchObject({ status: "done", text: answer })
    expect(textOf(reader.frames)).toBe(answer)
    expect(await statusIn(id)).toMatchObject({ status: "cancelled" })
    const later = await getRequest(ada, { id })
    expect([later.text, later.citations]).toEqual([view.text, []])
    const again = followStream(ada, id)
    await again.ended
    expect(again.frames).toEqual(reading.frames)
    expect((await auditOf(id)).filter((action) => ends.includes(action))).toEqual(["request.cancelled"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("breaks off the provider's call when nobody is left, whoever goes last", async () => {
    for (const order of [["leader", "follower"], ["follower", "leader"]]) {
      const question = newQuestion()
      const { id, running } = await startRun(question, ada, { reply: "word ".repeat(2_000), tokensPerSecond: 100 })
      const follower = await createRequest(bob, { input: question })
      const reader = followStream(bob, follower.id)
      await reader.hasText
      for (const who of order) await (who === "leader" ? cancelRequest(ada, { id }) : cancelRequest(bob, { id: follower.id }))
      expect(await running).toBe("cancelled")
      await reader.ended
      expect(mock.bill().findLast((row) => row.kind === "chat")?.status).toBe("aborted")
      expect((await getRequest(ada, { id })).text).toMatch(/^word/)
      for (const request of [id, follower.id]) expect((await auditOf(request)).filter((action) => ends.includes(action))).toEqual(["request.cancelled"])
      expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
      // What was stopped is joined by nobody.
      const next = await createRequest(cyd, { input: question })
      expect((await statusIn(next.id))?.leaderId).toBeNull()
      await cancelRequest(cyd, { id: next.id })
    }
  })

  it("ends at once when all go before it has begun", async () => {
    const question = newQuestion()
    const leader = await createRequest(ada, { input: question })
    const follower = await createRequest(bob, { input: question })
    await cancelRequest(ada, { id: leader.id })
    await cancelRequest(bob, { id: follower.id })
    expect([(await statusIn(leader.id))?.status, (await statusIn(follower.id))?.status]).toEqual(["cancelled", "cancelled"])
    expect(await runSteps(ada, leader.id)).toBe("ended")
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("fails for all in the same words", async () => {
    const question = { promptKey: "ticket_classify", payload: { text: `Ticket ${++asked}: it does not work.` } }
    mock.script({ times: 1, match: answersOf(question), behave: { errorStatus: 400 } })
    const leader = await createRequest(ada, { input: question })
    const follower = await createRequest(bob, { input: question })
    const reader = followStream(bob, follower.id)
    expect(await runSteps(ada, leader.id)).toBe("failed")
    await reader.ended
    const [first, second] = [await getRequest(ada, { id: leader.id }), await getRequest(bob, { id: follower.id })]
    expect(second).toMatchObject({ status: "failed", error: first.error })
    expect(reader.frames.at(-1)?.part).toMatchObject({ type: "error", errorText: first.error?.message })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("begins anew, once for all, when its author is gone", async () => {
    const question = newQuestion()
    const leaving = await tenant.context("member", "Eve")
    const leader = await createRequest(leaving, { input: question })
    const [first, second] = [await createRequest(bob, { input: question }), await createRequest(cyd, { input: question })]
    const reader = followStream(cyd, second.id)
    await database.system((tx) => rows(tx, sql`delete from memberships where user_id = ${leaving.actor.userId} returning 1 as ok`))
    scriptAnswer(question)
    deps.announced.length = 0
    expect(await runSteps(leaving, leader.id)).toBe("failed")
    expect(deps.announced).toMatchObject([{ name: "request/accepted", data: { requestId: first.id, userId: bob.actor.userId } }])
    expect(await statusIn(first.id)).toMatchObject({ status: "pending", leaderId: null })
    expect(await statusIn(second.id)).toMatchObject({ status: "pending", leaderId: first.id })
    expect(await runSteps(bob, first.id)).toBe("delivered")
    await reader.ended
    expect(textOf(reader.frames)).toBe(answer)
    expect(callsOf(question)).toBe(1)
    expect(await getRequest(cyd, { id: second.id })).toMatchObject({ status: "done", text: answer })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("begins anew in mid-stream where its author's budget ends: the readers drop the half answer", async () => {
    const question = newQuestion()
    const { id, running } = await startRun(question, ada, { reply: answer, tokensPerSecond: 60, failure: { kind: "drop", afterTokens: 20 } })
    const follower = await createRequest(bob, { input: question })
    const reader = followStream(bob, follower.id)
    await reader.hasText
    await failRequest(ada, { requestId: id, error: new AppError("budget_exceeded", "The budget ran out.") })
    await running
    expect((await getRequest(bob, { id: follower.id })).joined).toBeNull()
    scriptAnswer(question)
    expect(await runSteps(bob, follower.id)).toBe("delivered")
    await reader.ended
    expect(textOf(reader.frames)).toBe(answer)
    expect(isContiguous(reader.frames)).toBe(true)
    expect(await getRequest(bob, { id: follower.id })).toMatchObject({ status: "done", text: answer })
    const fresh = followStream(bob, follower.id)
    await fresh.ended
    expect(textOf(fresh.frames)).toBe(answer)
    expect(isContiguous(fresh.frames)).toBe(true)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("is held for each of them, written once, and decided on one by one", async () => {
    const question = { promptKey: "ticket_classify", payload: { text: `Ticket ${++asked}: who pays for this?` } }
    mock.script({ times: 1, match: answersOf(question), behave: { reply: JSON.stringify({ category: "billing", priority: "high", team: null, confidence: 0.2 }) } })
    const leader = await createRequest(ada, { input: question })
    const [follower, gone] = [await createRequest(bob, { input: question }), await createRequest(cyd, { input: question })]
    const reader = followStream(bob, follower.id)
    await cancelRequest(ada, { id: leader.id })
    expect(await runSteps(ada, leader.id)).toBe("held")
    await reader.ended
    expect(reader.frames.map((frame) => frame.part.type)).toContain("data-withdrawn")
    expect(await getRequest(ada, { id: leader.id })).toMatchObject({ status: "cancelled", isHeld: false, output: null })
    for (const [person, request] of [[bob, follower], [cyd, gone]] as const) expect(await getRequest(person, { id: request.id })).toMatchObject({ status: "in_review", isHeld: true, output: null })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    expect(callsOf(question)).toBe(1)

    const reviewer = await tenant.context("reviewer")
    const items = (await listReviews(reviewer, { limit: 20, status: "open" })).items.filter((item) => [leader.id, follower.id, gone.id].includes(item.requestId))
    expect(items.map((item) => item.requestId).toSorted()).toEqual([follower.id, gone.id].toSorted())
    const item = items.find(({ requestId }) => requestId === follower.id)
    expect((await getReview(reviewer, { id: item?.id ?? "" })).request.output).toMatchObject({ category: "billing" })
    await decideReview(reviewer, { id: item?.id ?? "", decision: "approve" })
    expect(await getRequest(bob, { id: follower.id })).toMatchObject({ status: "done", output: { category: "billing" } })
    expect(await getRequest(cyd, { id: gone.id })).toMatchObject({ status: "in_review", output: null })
  })

  it("is not given to one who may no longer read what it rests on: their own run answers them", async () => {
    const { document } = await addDocument("Price list", "workspace")
    const question = { ...newQuestion(), documentIds: [document] }
    const { id, running } = await startRun(question)
    const [follower, admin] = [await createRequest(bob, { input: question }), await tenant.context("admin")]
    const entitled = await createRequest(admin, { input: question })
    const reader = followStream(bob, follower.id)
    await reader.hasText
    await database.system((tx) => rows(tx, sql`update documents set visibility = 'private' where id = ${document} returning 1 as ok`))
    deps.announced.length = 0
    expect(await running).toBe("delivered")
    expect(await getRequest(admin, { id: entitled.id })).toMatchObject({ status: "done", text: answer })
    expect((await getRequest(admin, { id: entitled.id })).sources.length).toBeGreaterThan(0)
    expect(await getRequest(bob, { id: follower.id })).toMatchObject({ status: "pending", text: null, joined: null, sources: [] })
    expect(deps.announced).toMatchObject([{ data: { requestId: follower.id } }])
    mock.script({ times: 1, match: answersOf(question), behave: { reply: "These documents do not answer that." } })
    expect(await runSteps(bob, follower.id)).toBe("delivered")
    await reader.ended
    expect(textOf(reader.frames)).toBe("These documents do not answer that.")
    expect((await getRequest(bob, { id: follower.id })).sources).toEqual([])
    expect((await getRequest(ada, { id })).text).toBe(answer)
    await removeDocument(document)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("leaves nobody waiting for a request that ended without them", async () => {
    const ended = [
      { change: sql`status = 'done', result_text = 'Thirty days.', finished_at = now()`, expected: { status: "done", text: "Thirty days." } },
      { change: sql`status = 'failed', error_code = 'provider_failed', error_message = 'Nobody answers.', finished_at = now()`, expected: { status: "failed", error: { code: "provider_failed", message: "Nobody answers." } } },
      { change: sql`status = 'cancelled', finished_at = now()`, expected: { status: "pending", joined: null } },
      { change: sql`status = 'done', approval = 'approved', result_text = 'Signed for one.', finished_at = now()`, expected: { status: "pending", text: null, joined: null } },
    ]
    for (const { change, expected } of ended) {
      const question = newQuestion()
      const leader = await createRequest(ada, { input: question })
      const follower = await createRequest(bob, { input: question })
      await database.system((tx) => rows(tx, sql`update requests set ${change} where id = ${leader.id} returning 1 as ok`))
      expect((await sweepRequests(deps)).leaderless).toBe(1)
      expect(await getRequest(bob, { id: follower.id })).toMatchObject(expected)
      expect((await sweepRequests(deps)).leaderless).toBe(0)
      if (expected.status === "pending") await cancelRequest(bob, { id: follower.id })
    }
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("lets one person ask it twice, and answers a repeated key with the request that joined", async () => {
    const question = newQuestion()
    const { running, id } = await startRun(question)
    const again = await createRequest(ada, { input: question, idempotencyKey: `again-${asked}` })
    expect((await createRequest(ada, { input: question, idempotencyKey: `again-${asked}` })).id).toBe(again.id)
    expect((await getRequest(ada, { id: again.id })).joined).toEqual({ isFollower: true, leaderId: id })
    await running
    expect(await getRequest(ada, { id: again.id })).toMatchObject({ status: "done", text: answer })
  })

  it("is read by its own author alone", async () => {
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
