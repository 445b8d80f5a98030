import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, getRequest, watchRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { impatientPrompts } from "../../support/impatient-prompts"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, type MockRequest, startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { runSteps } from "../../support/run-request"

const haiku = { provider: "anthropic", model: "claude-haiku-4-5-20251001" } as const
const confident = JSON.stringify({ category: "billing", priority: "high", team: null, confidence: 0.97 })
const atAnthropic = (request: MockRequest) => request.kind === "chat" && request.provider === "anthropic"
const isChat = (request: MockRequest) => request.kind === "chat"

describeOnBothDatabases("an outage", (open) => {
  let database: Database
  let mock: MockProvider
  let deps: TestDeps
  let tenant: Tenant
  let ada: ServiceContext
  let now = new Date("2026-11-21T12:00:00Z")
  let asked = 0

  /** Another process on the same database: its own memory, the same rows. The embedded database has one process only. */
  const anotherReplica = async (): Promise<ServiceContext> => (database.kind === "pglite" ? ada : { ...ada, deps: await testDeps(database, mockModels(mock), { prompts: impatientPrompts(), clock: () => now }) })
  const ask = async (ctx = ada) => {
    const { id } = await createRequest(ctx, { input: { promptKey: "ticket_classify", payload: { text: `I was charged twice, number ${asked++}.` } } })
    const outcome = await runSteps(ctx, id)
    return { outcome, view: await getRequest(ctx, { id }) }
  }
  const callsAt = (provider: string) => mock.bill().filter((row) => row.kind === "chat" && row.provider === provider).length
  const breaker = () => database.system((tx) => rows<{ state: string; failures: number; changes: number }>(tx, sql`select b.state, b.consecutive_failures as failures, (select count(*)::int from breaker_transitions) as changes from breakers b where b.model = ${haiku.model}`)).then((found) => found[0])
  const settled = async (state: string) => {
    for (const untilMs = Date.now() + 5_000; (await breaker())?.state !== state; await new Promise((resolve) => setTimeout(resolve, 10))) if (Date.now() > untilMs) throw new Error(`the breaker is still ${(await breaker())?.state}`)
  }

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider({ defaults: { reply: (request) => (request.schema ? confident : "The agreement ends in May [1].") } })
  })
  afterAll(() => mock.close())
  beforeEach(async () => {
    mock.unscript()
    now = new Date()
    await database.system(async (tx) => {
      await tx.execute(sql`delete from breakers`)
      await tx.execute(sql`delete from breaker_transitions`)
    })
    deps = await testDeps(database, mockModels(mock), { prompts: impatientPrompts(), clock: () => now })
    tenant = await createTenant(deps, { tokensPerDay: 10_000_000n })
    ada = await tenant.context("member", "Ada")
  })

  it("before the first token: the next model answers, and the record says who was asked and why", async () => {
    mock.script({ times: 1, match: atAnthropic, behave: { errorStatus: 529 } })
    const { outcome, view } = await ask()
    expect(outcome).toBe("delivered")
    expect(view.attempts.map(({ provider, model, role, passedOver, errorCode }) => ({ provider, model, role, passedOver, errorCode }))).toEqual([
      { provider: "anthropic", model: haiku.model, role: "first", passedOver: null, errorCode: "overloaded" },
      { provider: "openai", model: "gpt-5.4-mini", role: "fallback", passedOver: "overloaded", errorCode: null },
    ])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("in the middle of an answer: the reader sees a restart and one clean answer, and both attempts are charged", async () => {
    mock.script({ times: 1, match: atAnthropic, behave: { reply: "The agreement ends in the year after the one in which", failure: { kind: "drop", afterTokens: 5 } } })
    const { id } = await createRequest(ada, { input: { promptKey: "rag_answer", payload: { question: "When does it end?" } } })
    expect(await runSteps(ada, id)).toBe("delivered")
    const parts: Record<string, unknown>[] = []
    const seqs: number[] = []
    for await (const frame of watchRequest(ada, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true }))
      if (frame) {
        parts.push(frame.part)
        seqs.push(frame.seq)
      }
    expect(seqs).toEqual(seqs.map((_, index) => index))
    const restart = parts.findIndex((part) => part.type === "reset-step")
    expect(parts.slice(0, restart).some((part) => part.type === "text-delta")).toBe(true)
    const clean = parts.slice(restart).map((part) => (part.type === "text-delta" ? String(part.delta) : "")).join("")
    const view = await getRequest(ada, { id })
    expect(clean).toBe(view.text)
    expect(view.text).toBe("The agreement ends in May [1].")
    const writing = view.calls.filter((call) => call.purpose === "generate")
    expect(writing.map((call) => [call.provider, call.status])).toEqual([["anthropic", "estimated"], ["openai", "settled"]])
    expect(writing.every((call) => BigInt(call.costNanoUsd) > 0n)).toBe(true)
    expect(BigInt(view.costNanoUsd)).toBe(view.calls.reduce((sum, call) => sum + BigInt(call.costNanoUsd), 0n))
  })

  it("sends a dead provider four calls and then none; everybody is answered by the next model", async () => {
    mock.script({ match: atAnthropic, behave: { errorStatus: 503 } })
    const before = callsAt("anthropic")
    for (let index = 0; index < 4; index++) expect((await ask()).view.status).not.toBe("failed")
    await settled("open")
    for (let index = 0; index < 20; index++) {
      const { view } = await ask()
      expect(view.status).not.toBe("failed")
      expect(view.attempts.map((attempt) => [attempt.provider, attempt.role, attempt.passedOver])).toEqual([["openai", "fallback", "breaker_open"]])
    }
    expect(callsAt("anthropic") - before).toBe(4)
  })

  it("is known to every replica, and probed by exactly one call when the cool-down is over", async () => {
    mock.script({ match: atAnthropic, behave: { errorStatus: 503 } })
    const before = callsAt("anthropic")
    const other = await anotherReplica()
    await ask()
    await ask(other)
    await ask()
    await ask(other)
    await settled("open")
    now = new Date(now.getTime() + 10_000)
    await Promise.all(Array.from({ length: 6 }, (_, index) => ask(index % 2 === 0 ? ada : other)))
    expect(callsAt("anthropic") - before).toBe(4)

    now = new Date(now.getTime() + 30_000)
    mock.unscript()
    mock.script({ match: atAnthropic, behave: { reply: confident, headersDelayMs: 150 } })
    const answered = await Promise.all(Array.from({ length: 12 }, (_, index) => ask(index % 2 === 0 ? ada : other)))
    expect(answered.filter(({ view }) => view.status === "failed")).toEqual([])
    expect(callsAt("anthropic") - before).toBe(5)
    await settled("closed")
    await ask()
    expect(callsAt("anthropic") - before).toBe(6)
    expect(await breaker()).toMatchObject({ changes: 2 })
  })

  it("does not open a breaker for what callers do wrong, for refusals, and for what people stop", async () => {
    for (const behave of [{ errorStatus: 400 }, { errorKind: "content-policy" as const, errorStatus: 400 }, { errorKind: "context" as const, errorStatus: 400 }])
      for (let index = 0; index < 5; index++) {
        mock.script({ times: 1, match: atAnthropic, behave })
        await ask()
      }
    expect(await breaker()).toBeUndefined()
  })

  it("gives the sentence of the real trouble when nobody can answer, and does not wait past its deadline", async () => {
    mock.script({ match: isChat, behave: { errorStatus: 429, retryAfterSeconds: 86_400 } })
    const { outcome, view } = await ask()
    expect(outcome).toBe("failed")
    expect(view.error?.message).toContain("taking no more requests")
    expect(view.calls.map((call) => [call.provider, call.errorCode])).toEqual([["anthropic", "rate_limited"], ["openai", "rate_limited"]])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("goes round a provider that an administrator has switched off, and back when it is let go", async () => {
    await database.system((tx) => tx.execute(sql`insert into breakers (provider, model, forced) values (${haiku.provider}, ${haiku.model}, 'open')`))
    const before = callsAt("anthropic")
    expect((await ask()).view.attempts[0]).toMatchObject({ provider: "openai", passedOver: "breaker_open" })
    await database.system((tx) => tx.execute(sql`update breakers set forced = null`))
    now = new Date(now.getTime() + 3_000)
    await ask()
    expect(callsAt("anthropic") - before).toBe(1)
  })

  it("sends at most a tenth more calls than there are requests when half of the calls time out", async () => {
    const failing = new Set<string>()
    let calls = 0
    mock.script({ match: (request) => request.kind === "chat" && (calls++ % 2 === 0 ? failing.add(String(request.callId)).size > 0 : false), behave: { failure: { kind: "stall-before-headers" } } })
    const before = mock.bill().filter((row) => row.kind === "chat").length
    const requests = 120
    const waiting = Array.from({ length: requests }, (_, index) => new Promise((resolve) => setTimeout(resolve, index * 20)).then(() => ask()))
    await Promise.all(waiting)
    const sent = mock.bill().filter((row) => row.kind === "chat").length - before
    expect(failing.size).toBeGreaterThan(3)
    expect(sent).toBeLessThanOrEqual(requests * 1.1)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  }, 60_000)
})
