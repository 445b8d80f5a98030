import fc from "fast-check"
import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { breakers, breakerTransitions, requestAttempts } from "@/drizzle/schema"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { getReliabilityReport, rollUpHealth } from "@/lib/services/insights"
import { notProvidersFault } from "@/lib/services/insights/reliability/providers-fault"
import { listRequests } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"
import { type WrittenCall, writeCalls, writeRequest } from "./ledger"

const minuteMs = 60_000
const sonnet = { provider: "anthropic", model: "claude-sonnet-4-6" }
const gpt = { provider: "openai", model: "gpt-5.4" }

type Health = { provider: string; model: string; minute: string; calls: number; failures: number; errors: Record<string, number>; firstTokenP50Ms: number | null; durationP95Ms: number | null }

function healthOf(deps: TestDeps): Promise<Health[]> {
  return deps.database.system((tx) =>
    rows<Health>(
      tx,
      sql`select provider, model, to_char(minute at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as minute, calls, failures, errors, first_token_p50_ms as "firstTokenP50Ms", duration_p95_ms as "durationP95Ms"
        from provider_health order by provider, model, minute`,
    ),
  )
}

/** A call that began at a moment and ended after some time, with its first token half-way. */
function call(startedAt: Date, tookMs: number, rest: Partial<WrittenCall> = {}): WrittenCall {
  return { ...sonnet, startedAt, firstTokenAt: new Date(startedAt.getTime() + tookMs / 2), endedAt: new Date(startedAt.getTime() + tookMs), ...rest }
}

describeOnBothDatabases("provider health", (open) => {
  const fresh = async () => testDeps(await open(), unusedModels)

  it("is rolled up over all workspaces, and the same again however often", async () => {
    const deps = await fresh()
    const [one, two] = [await (await createTenant(deps)).context("member"), await (await createTenant(deps)).context("member")]
    const at = new Date(Math.floor((Date.now() - 3 * minuteMs) / minuteMs) * minuteMs)
    await writeCalls(one, [call(at, 1_000), call(at, 3_000), call(at, 9_000, { errorCode: "timeout", firstTokenAt: null })])
    await writeCalls(two, [call(at, 2_000), call(at, 500, { errorCode: "cancelled" }), call(at, 500, { ...gpt, status: "failed", errorCode: "overloaded", firstTokenAt: null })])
    await writeCalls(two, [{ ...call(at, 0), status: "open", endedAt: null, firstTokenAt: null }])
    await rollUpHealth(deps)
    const first = await healthOf(deps)
    const minute = at.toISOString().slice(0, 16)
    expect(first).toEqual([
      { ...sonnet, minute, calls: 5, failures: 1, errors: { timeout: 1, cancelled: 1 }, firstTokenP50Ms: 750, durationP95Ms: 2_900 },
      { ...gpt, minute, calls: 1, failures: 1, errors: { overloaded: 1 }, firstTokenP50Ms: null, durationP95Ms: null },
    ])
    await rollUpHealth(deps)
    expect(await healthOf(deps)).toEqual(first)
  })

  it("counts what was settled late, and catches up after a pause", async () => {
    const deps = await fresh()
    const ctx = await (await createTenant(deps)).context("member")
    const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs)
    await writeCalls(ctx, [call(ago(600), 10)])
    await rollUpHealth({ ...deps, clock: () => ago(590) })
    await writeCalls(ctx, [call(ago(592), 10), call(ago(300), 10), call(ago(5), 10)])
    await rollUpHealth(deps)
    await writeCalls(ctx, [call(ago(5), 10), call(ago(1), 10)])
    await rollUpHealth(deps)
    expect((await healthOf(deps)).reduce((sum, row) => sum + row.calls, 0)).toBe(6)
  })

  it("is forgotten after thirty days", async () => {
    const deps = await fresh()
    const ctx = await (await createTenant(deps)).context("member")
    const day = 24 * 60 * minuteMs
    await writeCalls(ctx, [call(new Date(Date.now() - 29 * day), 10), call(new Date(Date.now() - 31 * day), 10)])
    await rollUpHealth(deps)
    expect(await healthOf(deps)).toHaveLength(1)
    await rollUpHealth({ ...deps, clock: () => new Date(Date.now() + 2 * day) })
    expect(await healthOf(deps)).toHaveLength(0)
  })

  it("has as many calls and failures as the ledger, whatever happens", async () => {
    const deps = await fresh()
    const ctx = await (await createTenant(deps)).context("member")
    const codes = [null, "timeout", "rate_limited", "cancelled", "invalid_request", "lost", "overloaded"]
    const written: WrittenCall[] = []
    const some = fc.record({ secondsAgo: fc.integer({ min: 0, max: 500 }), code: fc.constantFrom(...codes), isGpt: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 30 }), async (batch) => {
        const more = batch.map(({ secondsAgo, code, isGpt }) => call(new Date(Date.now() - secondsAgo * 1000 - 100), 100, { ...(isGpt ? gpt : sonnet), errorCode: code }))
        await writeCalls(ctx, more)
        written.push(...more)
        await rollUpHealth(deps)
        const health = await healthOf(deps)
        expect(health.reduce((sum, row) => sum + row.calls, 0)).toBe(written.length)
        expect(health.reduce((sum, row) => sum + row.failures, 0)).toBe(written.filter(({ errorCode }) => errorCode && !notProvidersFault.includes(errorCode)).length)
      }),
      { numRuns: 8 },
    )
  })
})

describeOnBothDatabases("reliability report", (open) => {
  let opened: Promise<TestDeps> | undefined
  const ready = () => (opened ??= open().then((database) => testDeps(database, unusedModels)))

  async function attempt(ctx: ServiceContext, requestId: string, given: Partial<typeof requestAttempts.$inferInsert>) {
    await ctx.deps.database.workspace(scopeOf(ctx), (tx) => tx.insert(requestAttempts).values({ workspaceId: ctx.actor.workspaceId, requestId, number: 1, ...given }))
  }

  it("tells how each model did and how requests were answered all the same, of one's own workspace only", async () => {
    const deps = await ready()
    const tenant = await createTenant(deps)
    const [manager, member] = [await tenant.context("manager"), await tenant.context("member")]
    const stranger = await (await createTenant(deps)).context("manager")
    const now = new Date(Date.now() - 1000)
    const rescued = await writeRequest(member, { currentAttempt: 2 })
    await attempt(member, rescued, { number: 1, ...sonnet, role: "first", errorCode: "timeout", outcome: "failed" })
    await attempt(member, rescued, { number: 2, ...gpt, role: "fallback", passedOver: "timeout", outcome: "delivered" })
    const hit = await writeRequest(member, { cacheKind: "semantic" })
    await writeRequest(member, { cacheKind: "exact" })
    const joined = await writeRequest(member, { leaderId: rescued })
    await writeRequest(member, { status: "failed", errorCode: "unavailable" })
    await writeRequest(member, { parentId: rescued })
    await writeCalls(member, [
      call(now, 400, { requestId: rescued }),
      call(now, 600, { requestId: rescued, errorCode: "timeout" }),
      call(now, 600, { requestId: rescued, errorCode: "cancelled" }),
      call(now, 100, { ...gpt, requestId: rescued }),
      call(now, 100, { provider: "openai", model: "text-embedding-3-small", purpose: "embed_document", requestId: null }),
    ])
    await writeCalls(stranger, [call(now, 1, { errorCode: "overloaded" })])
    const report = await getReliabilityReport(manager, {})
    expect(report.ways).toEqual({ requests: 5, done: 4, failed: 1, fallback: 1, economy: 0, retry: 0, exact: 1, semantic: 1, older: 0, joined: 1 })
    expect(report.models.find((model) => model.model === sonnet.model)).toMatchObject({
      calls: 3,
      failures: 1,
      successShare: 0.5,
      firstTokenP50Ms: 200,
      durationP95Ms: 400,
      errors: [
        { code: "cancelled", calls: 1, isProviders: false, hasRequests: true },
        { code: "timeout", calls: 1, isProviders: true, hasRequests: true },
      ],
    })
    expect(report.models.find((model) => model.model === "text-embedding-3-small")).toMatchObject({ calls: 1, hasRequests: false })
    const idsOf = async (filter: object) => (await listRequests(manager, { limit: 50, ...filter })).items.map((item) => item.id)
    expect(await idsOf({ route: "fallback", status: "done" })).toEqual([rescued])
    expect(await idsOf({ reuse: "semantic" })).toEqual([hit])
    expect(await idsOf({ reuse: "joined" })).toEqual([joined])
    expect(await idsOf({ provider: sonnet.provider, model: sonnet.model, errorCode: "timeout" })).toEqual([rescued])
    expect(await idsOf({ provider: gpt.provider, model: gpt.model, errorCode: "timeout" })).toEqual([])
    expect(await idsOf({ errorCode: "unavailable" })).toHaveLength(1)
    expect((await getReliabilityReport(stranger, {})).ways.requests).toBe(0)
  })

  it("shows the health of the installation by hour or day, breakers and their changes", async () => {
    const deps = await ready()
    const ctx = await (await createTenant(deps)).context("admin")
    const openedAt = new Date()
    const luna = { provider: "openai", model: "gpt-5.6-luna" }
    await writeCalls(ctx, [call(new Date(Date.now() - 2000), 300, luna), call(new Date(Date.now() - 2000), 300, { ...luna, errorCode: "unavailable" }), call(new Date(Date.now() - 2000), 300, { ...luna, errorCode: "cancelled" })])
    await rollUpHealth(deps)
    await deps.database.system(async (tx) => {
      await tx.insert(breakers).values({ ...luna, state: "open", openedAt, probeAt: new Date(Date.now() + minuteMs), lastErrorCode: "unavailable" })
      await tx.insert(breakerTransitions).values({ ...luna, from: "closed", to: "open", reason: "4 calls in a row failed" })
    })
    const byHour = await getReliabilityReport(ctx, { groupBy: "hour" })
    const points = byHour.health.find((health) => health.model === luna.model)?.points ?? []
    expect(points).toHaveLength(1)
    expect(points[0]).toMatchObject({ successShare: 0.5, durationP50Ms: 300 })
    expect(points[0]?.at).toMatch(/:00:00Z$/)
    expect(byHour.breakers.find((breaker) => breaker.model === luna.model)).toMatchObject({ state: "open", forced: null, since: openedAt.toISOString(), lastErrorCode: "unavailable" })
    expect(byHour.transitions).toMatchObject([{ ...luna, from: "closed", to: "open", reason: "4 calls in a row failed" }])
    expect((await getReliabilityReport(ctx, {})).step).toBe("day")
    expect((await getReliabilityReport(ctx, { from: "2020-01-01", to: "2020-01-02" })).health).toEqual([])
  })

  it("is for managers and admins", async () => {
    const tenant = await createTenant(await ready())
    for (const role of ["member", "reviewer"] as const) await expect(getReliabilityReport(await tenant.context(role), {})).rejects.toMatchObject({ code: "forbidden" })
  })
})
