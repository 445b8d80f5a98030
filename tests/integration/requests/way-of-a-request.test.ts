import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import { cancelRequest, createRequest, finishForRequest, getRequest, watchRequest, writeForRequest } from "@/lib/services/requests"
import type { ServiceContext } from "@/lib/services/context"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { ledgerOf, reservedIn, spentIn } from "../../support/read-rows"
import { keyOf, runSteps } from "../../support/run-request"
import { beginAttempt } from "@/lib/services/requests/generate/begin-attempt"

const ticket = { promptKey: "ticket_classify", payload: { text: "I was charged twice." }, fresh: true }
const question = { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, fresh: true }
const confident = { reply: JSON.stringify({ category: "billing", priority: "high", team: null, confidence: 0.97 }) }
const note = { promptKey: "medical_summary", payload: { text: "Discharge note. 67-year-old woman admitted with chest pain." } }

async function readStream(ctx: ServiceContext, id: string, after = -1) {
  const frames: { seq: number; part: Record<string, unknown> }[] = []
  const watching = watchRequest(ctx, { id, after, signal: new AbortController().signal, isStillAllowed: async () => true, recheckMs: 50 })
  for await (const frame of watching) if (frame) frames.push(frame)
  return frames
}

function textOf(frames: { part: Record<string, unknown> }[]): string {
  const fromHere = frames.findLastIndex((frame) => frame.part.type === "reset-step")
  return frames.slice(fromHere + 1).map((frame) => (frame.part.type === "text-delta" ? String(frame.part.delta) : "")).join("")
}

describeOnBothDatabases("the way of a request", (open) => {
  let database: Database
  let mock: MockProvider
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider({})
    deps = await testDeps(database, mockModels(mock))
    tenant = await createTenant(deps, { tokensPerDay: 10_000_000n })
    ada = await tenant.context("member", "Ada")
  })
  afterAll(() => mock.close())

  it("delivers structured output with one settled ledger row per call, and leaves nothing reserved", async () => {
    mock.script({ times: 1, match: "charged twice", behave: confident })
    const accepted = await createRequest(ada, { input: ticket })
    expect(accepted.status).toBe("pending")
    expect(deps.announced.at(-1)).toMatchObject({ name: "request/accepted", data: { requestId: accepted.id } })
    expect(await reservedIn(database, tenant.workspaceId)).toBeGreaterThan(0)
    expect(await runSteps(ada, accepted.id)).toBe("delivered")
    const view = await getRequest(ada, { id: accepted.id })
    expect(view).toMatchObject({ status: "done", isHeld: false, models: ["claude-haiku-4-5-20251001"] })
    expect(view.output).toMatchObject({ category: "billing" })
    expect(view.calls).toHaveLength(1)
    expect(view.calls[0]).toMatchObject({ status: "settled", isEstimated: false })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    expect(await spentIn(database, tenant.workspaceId)).toBe((await ledgerOf(database, tenant.workspaceId)).reduce((sum, row) => sum + row.tokens, 0))
  })

  it("streams the very text that it stores, in contiguous frames, to a reader who comes early and to one who comes late", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "One two three four five six seven eight nine ten.", tokensPerSecond: 60 } })
    const { id } = await createRequest(ada, { input: question })
    const early = readStream(ada, id)
    expect(await runSteps(ada, id)).toBe("delivered")
    const frames = await early
    const view = await getRequest(ada, { id })
    expect(frames.map((frame) => frame.seq)).toEqual(frames.map((_, index) => index))
    expect(textOf(frames)).toBe(view.text)
    expect(await readStream(ada, id)).toEqual(frames)
    const middle = Math.floor(frames.length / 2)
    expect(await readStream(ada, id, middle)).toEqual(frames.slice(middle + 1))
    expect(frames.filter((frame) => frame.part.type === "text-delta").length).toBeGreaterThan(1)
  })

  it("answers a repeated key with the same request, and refuses the key for another body", async () => {
    const both = await Promise.all([1, 2].map(() => createRequest(ada, { input: ticket, idempotencyKey: "k-1" })))
    expect(both[0]?.id).toBe(both[1]?.id)
    await expect(createRequest(ada, { input: question, idempotencyKey: "k-1" })).rejects.toMatchObject({ code: "key_reused" })
    await runSteps(ada, both[0]?.id ?? "")
  })

  it("refuses unknown prompts, payloads that do not fit, foreign documents and foreign conversations before anything is reserved", async () => {
    await expect(createRequest(ada, { input: { promptKey: "no_such", payload: {} } })).rejects.toMatchObject({ code: "not_found" })
    await expect(createRequest(ada, { input: { promptKey: "ticket_classify", payload: { txt: 1 } } })).rejects.toMatchObject({ code: "invalid_payload", fields: expect.arrayContaining([expect.objectContaining({ field: expect.any(String) })]) })
    await expect(createRequest(ada, { input: { ...question, documentIds: [crypto.randomUUID()] } })).rejects.toMatchObject({ code: "not_found" })
    await expect(createRequest(ada, { input: { ...question, conversationId: crypto.randomUUID() } })).rejects.toMatchObject({ code: "not_found" })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("starts again on a broken stream: the reader drops the half answer and both attempts are in the ledger", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "Half an answer that never ends well.", tokensPerSecond: 100, failure: { kind: "drop", afterTokens: 4 } } })
    const { id } = await createRequest(ada, { input: question })
    expect(await runSteps(ada, id)).toBe("delivered")
    const view = await getRequest(ada, { id })
    expect(view.attempts.map((attempt) => attempt.outcome)).toEqual(["failed", "delivered"])
    expect(view.calls.filter((call) => call.purpose === "generate").map((call) => call.status)).toEqual(["estimated", "settled"])
    const frames = await readStream(ada, id)
    expect(frames.some((frame) => frame.part.type === "reset-step")).toBe(true)
    expect(textOf(frames)).toBe(view.text)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("ends as failed with a sentence for the person when all providers are dead, and frees what was held", async () => {
    mock.script({ match: (request) => request.kind === "chat" && request.prompt.includes("charged twice"), behave: { errorStatus: 529 } })
    const { id } = await createRequest(ada, { input: ticket })
    expect(await runSteps(ada, id)).toBe("failed")
    const view = await getRequest(ada, { id })
    expect(view).toMatchObject({ status: "failed", error: { code: "provider_failed", message: "The AI provider is overloaded. Try again in a few minutes." } })
    expect(view.calls.map((call) => [call.status, call.costNanoUsd])).toEqual(view.calls.map(() => ["failed", "0"]))
    expect(new Set(view.calls.map((call) => call.provider))).toEqual(new Set(["anthropic", "openai"]))
    mock.unscript()
    expect((await readStream(ada, id)).at(-1)?.part).toMatchObject({ type: "error" })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("stops while it is written: the call is aborted, what was used is charged, what was shown stays", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "word ".repeat(500), tokensPerSecond: 40 } })
    const { id } = await createRequest(ada, { input: question })
    const running = runSteps(ada, id)
    const watching = watchRequest(ada, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })
    for await (const frame of watching) if (frame?.part.type === "text-delta") break
    await cancelRequest(ada, { id })
    expect(await running).toBe("cancelled")
    const view = await getRequest(ada, { id })
    expect(view.status).toBe("cancelled")
    expect(view.text).toMatch(/^word/)
    expect(textOf(await readStream(ada, id))).toBe(view.text)
    expect(view.calls.at(-1)).toMatchObject({ status: "estimated", isEstimated: true })
    expect(mock.bill().at(-1)?.status).toBe("aborted")
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    await cancelRequest(ada, { id })
    expect((await getRequest(ada, { id })).status).toBe("cancelled")
  })

  it("stops at once what has not begun", async () => {
    const { id } = await createRequest(ada, { input: ticket })
    expect(await cancelRequest(ada, { id })).toMatchObject({ status: "cancelled" })
    expect(await runSteps(ada, id)).toBe("ended")
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("shows the author of a held output that it waits, and nothing of it on any way", async () => {
    const { id } = await createRequest(ada, { input: note })
    expect(await runSteps(ada, id)).toBe("held")
    const own = await getRequest(ada, { id })
    expect(own).toMatchObject({ status: "in_review", isHeld: true, text: null, output: null, citations: [], sources: [] })
    const frames = await readStream(ada, id)
    expect(frames.map((frame) => frame.part.type)).toEqual(["data-withdrawn", "data-status", "finish-step", "finish"])
    const reviewer = await tenant.context("reviewer")
    expect(await getRequest(reviewer, { id })).toMatchObject({ status: "in_review", output: { summary: expect.any(String) } })
    await expect(getRequest(await tenant.context("member"), { id })).rejects.toMatchObject({ code: "not_found" })
    expect(await getRequest(await tenant.context("manager"), { id })).toMatchObject({ hasTexts: false, payload: null, output: null })
  })

  it("fences a worker that lost its request: its frames and its draft are dropped", async () => {
    const { id } = await createRequest(ada, { input: question })
    const first = await beginAttempt(ada, id)
    if (first.state !== "begun") throw new Error("not begun")
    const fenced = new Promise<void>((resolve) => {
      const writer = deps.frames.open({ requestId: id, attempt: first.attempt.number, nextSeq: first.attempt.nextSeq, onFenced: () => resolve() })
      void beginAttempt(ada, id).then(() => writer.writeText("answer", "stale words"))
    })
    await fenced
    expect(await runSteps(ada, id)).toBe("delivered")
    expect(JSON.stringify(await readStream(ada, id))).not.toContain("stale words")
  })

  it("does not write again what a dead worker had finished writing", async () => {
    mock.script({ times: 1, match: "charged twice", behave: confident })
    const { id } = await createRequest(ada, { input: ticket })
    const key = keyOf(ada, id)
    expect(await writeForRequest(deps, key)).toBe("go")
    expect(await writeForRequest(deps, key)).toBe("go")
    expect(await finishForRequest(deps, key)).toBe("delivered")
    expect(await finishForRequest(deps, key)).toBe("ended")
    expect((await getRequest(ada, { id })).calls).toHaveLength(1)
  })

  it("gives another workspace the answer of an unknown id", async () => {
    const { id } = await createRequest(ada, { input: ticket })
    const stranger = await (await createTenant(deps)).context("admin")
    await expect(getRequest(stranger, { id })).rejects.toMatchObject({ code: "not_found", message: "There is no such request, or you may not see it." })
    await expect(getRequest(stranger, { id: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found", message: "There is no such request, or you may not see it." })
    await expect(cancelRequest(stranger, { id })).rejects.toMatchObject({ code: "not_found" })
    await expect(readStream(stranger, id)).rejects.toMatchObject({ code: "not_found" })
    await cancelRequest(ada, { id })
  })
})

describeOnBothDatabases("budgets", (open) => {
  describe("under 40 submits at once", () => {
    it("accept exactly as many as there is room for, and refuse the rest before anything is enqueued", async () => {
      const database = await open()
      const mock = await startMockProvider({})
      const deps = await testDeps(database, mockModels(mock))
      const probe = await createTenant(deps, { tokensPerDay: 100_000_000n })
      await createRequest(await probe.context("member"), { input: ticket })
      const each = await reservedIn(database, probe.workspaceId)

      const tenant = await createTenant(deps, { tokensPerDay: BigInt(each * 7 + each - 1) })
      const person = await tenant.context("member")
      const results = await Promise.allSettled(Array.from({ length: 40 }, () => createRequest(person, { input: ticket })))
      const accepted = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : []))
      const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as { code: string; retryAfterSeconds: number }] : []))
      expect(accepted).toHaveLength(7)
      expect(refused.every((error) => error.code === "budget_exceeded" && error.retryAfterSeconds > 0)).toBe(true)
      for (const id of accepted) await runSteps(person, id)
      expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
      expect(await spentIn(database, tenant.workspaceId)).toBeLessThanOrEqual(each * 7)
      await mock.close()
    })
  })
})
