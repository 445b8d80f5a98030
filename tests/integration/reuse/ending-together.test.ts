import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { cancelRequest, createRequest, failRequest, getRequest, sweepRequests } from "@/lib/services/requests"
import { decideReview, getReview, listReviews } from "@/lib/services/reviews"
import { describeOnBothDatabases } from "@/tests/support/database"
import { reservedIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { answer, type Asking, openAsking } from "./asking"
import { followStream, isContiguous, textOf } from "./follow-stream"

describeOnBothDatabases("the end of a run that others joined", (open) => {
  let asking: Asking

  beforeAll(async () => {
    asking = await openAsking(await open())
  })
  afterAll(() => asking.mock.close())

  it("fails for all in the same words", async () => {
    const { database, mock, tenant, ada, bob, newTicket, answersOf } = asking
    const question = newTicket("it does not work.")
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
    const { database, deps, tenant, bob, cyd, newQuestion, scriptAnswer, callsOf, statusIn } = asking
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
    const { database, tenant, ada, bob, newQuestion, scriptAnswer, startRun } = asking
    const question = newQuestion()
    const { id, running } = await startRun(question, ada, { reply: answer, tokensPerSecond: 30, failure: { kind: "drop", afterTokens: 30 } })
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
    const { database, mock, tenant, ada, bob, cyd, newTicket, answersOf, callsOf } = asking
    const question = newTicket("who pays for this?")
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
    const { database, mock, deps, tenant, ada, bob, answersOf, startRun, addDocument, removeDocument, newQuestion } = asking
    const document = await addDocument("Price list", "workspace")
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
    const { database, deps, tenant, ada, bob, newQuestion } = asking
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
})
