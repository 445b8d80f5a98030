import { afterAll, beforeAll, expect, it } from "vitest"
import { cancelRequest, createRequest, getConversation, getRequest, listConversations, listRequests } from "@/lib/services/requests"
import { describeOnBothDatabases } from "@/tests/support/database"
import { reservedIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { answer, type Asking, openAsking } from "./asking"
import { followStream, isContiguous, textOf } from "./follow-stream"

describeOnBothDatabases("who goes while the same is answered for others", (open) => {
  let asking: Asking

  beforeAll(async () => {
    asking = await openAsking(await open())
  })
  afterAll(() => asking.mock.close())

  it("goes on for the others when one who joined stops, who keeps what they had seen", async () => {
    const { database, tenant, bob, cyd, newQuestion, statusIn, endsOf, startRun } = asking
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
    expect(await endsOf(stopping.id)).toEqual(["request.cancelled"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("goes on for those who joined when its own author stops, who sees it as stopped everywhere and at once", async () => {
    const { database, tenant, ada, bob, cyd, newQuestion, callsOf, statusIn, endsOf, startRun } = asking
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
    expect(await endsOf(id)).toEqual(["request.cancelled"])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("breaks off the provider's call when nobody is left, whoever goes last", async () => {
    const { database, mock, tenant, ada, bob, cyd, newQuestion, statusIn, endsOf, startRun } = asking
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
      for (const request of [id, follower.id]) expect(await endsOf(request)).toEqual(["request.cancelled"])
      expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
      // What was stopped is joined by nobody.
      const next = await createRequest(cyd, { input: question })
      expect((await statusIn(next.id))?.leaderId).toBeNull()
      await cancelRequest(cyd, { id: next.id })
    }
  })

  it("ends at once when all go before it has begun", async () => {
    const { database, tenant, ada, bob, newQuestion, statusIn } = asking
    const question = newQuestion()
    const leader = await createRequest(ada, { input: question })
    const follower = await createRequest(bob, { input: question })
    await cancelRequest(ada, { id: leader.id })
    await cancelRequest(bob, { id: follower.id })
    expect([(await statusIn(leader.id))?.status, (await statusIn(follower.id))?.status]).toEqual(["cancelled", "cancelled"])
    expect(await runSteps(ada, leader.id)).toBe("ended")
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })
})
