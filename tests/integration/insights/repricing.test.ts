import fc from "fast-check"
import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { costOf, worstCaseCost } from "@/lib/inference/pricing/cost-of"
import { getPrice } from "@/lib/inference/pricing/price-at"
import type { ServiceContext } from "@/lib/services/context"
import { continueRepricing, createRepricing, getRepricing, listRepricings } from "@/lib/services/insights"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"
import { type WrittenCall, writeCalls } from "./ledger"

const sonnet = { provider: "anthropic", model: "claude-sonnet-4-6" } as const
const luna = { provider: "openai", model: "gpt-5.6-luna" } as const
const period = { from: "2026-08-01", to: "2026-08-31" }
const at = (day: string) => ({ startedAt: new Date(`${day}T12:00:00Z`), endedAt: new Date(`${day}T12:00:05Z`), day })
const noCache = { cacheReadTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0 }

describeOnBothDatabases("repricing", (open) => {
  let opened: Promise<TestDeps> | undefined
  const ready = () => (opened ??= open().then((database) => testDeps(database, unusedModels)))

  async function reprice(ctx: ServiceContext) {
    const asked = await createRepricing(ctx, period)
    await continueRepricing(ctx.deps, { workspaceId: ctx.actor.workspaceId, repricingId: asked.id, fromDay: null })
    return getRepricing(ctx, { id: asked.id })
  }
  const figuresOf = (ctx: ServiceContext, repricingId: string) =>
    ctx.deps.database
      .workspace({ workspaceId: ctx.actor.workspaceId }, (tx) => rows<{ id: string; cost: string }>(tx, sql`select call_id as id, cost_nano_usd::text as cost from repriced_calls where repricing_id = ${repricingId}`))
      .then((found) => new Map(found.map(({ id, cost }) => [id, cost])))
  const ledgerOf = (ctx: ServiceContext) => ctx.deps.database.system((tx) => rows(tx, sql`select * from calls where workspace_id = ${ctx.actor.workspaceId} order by id`))

  it("prices each call at its own date, keeps the ledger's figure and tells the difference by model", async () => {
    const deps = await ready()
    const tenant = await createTenant(deps)
    const [manager, member] = [await tenant.context("manager", "Max"), await tenant.context("member")]
    const tokens = { inputTokens: 1_000_000, outputTokens: 0, ...noCache }
    const [early, late, wrong, unknown, failed, other] = await writeCalls(member, [
      { ...luna, ...at("2026-08-20"), ...tokens, costNanoUsd: 5n },
      { ...luna, ...at("2026-08-21"), ...tokens, costNanoUsd: 5n },
      { ...sonnet, ...at("2026-08-10"), ...tokens, costNanoUsd: 1n },
      { provider: "openai", model: "nobody-knows", ...at("2026-08-10"), ...tokens, costNanoUsd: 77n },
      { ...sonnet, ...at("2026-08-10"), status: "failed", errorCode: "overloaded" },
      { ...sonnet, ...at("2026-07-31"), ...tokens, costNanoUsd: 1n },
    ])
    const before = await ledgerOf(member)
    const done = await reprice(manager)
    expect(done).toMatchObject({ ...period, askedBy: "Max", isFinished: true, calls: 4, unpriced: 1, oldNanoUsd: "88", newNanoUsd: String(2_000_000_000n + 400_000_000n + 3_000_000_000n + 77n) })
    expect(done.models.toSorted((a, b) => a.model.localeCompare(b.model))).toEqual([
      { ...sonnet, calls: 1, unpriced: 0, oldNanoUsd: "1", newNanoUsd: "3000000000" },
      { ...luna, calls: 2, unpriced: 0, oldNanoUsd: "10", newNanoUsd: "2400000000" },
      { provider: "openai", model: "nobody-knows", calls: 1, unpriced: 1, oldNanoUsd: "77", newNanoUsd: "77" },
    ])
    const figures = await figuresOf(manager, done.id)
    expect([early, late, wrong, unknown, failed, other].map((id) => figures.get(id ?? "") ?? null)).toEqual(["2000000000", "400000000", "3000000000", "77", null, null])
    expect(await ledgerOf(member)).toEqual(before)
    const stranger = await (await createTenant(deps)).context("admin")
    await expect(getRepricing(stranger, { id: done.id })).rejects.toMatchObject({ code: "not_found" })
    expect((await listRepricings(stranger, { limit: 10 })).items).toEqual([])
    expect((await listRepricings(manager, { limit: 10 })).items).toEqual([done])
  })

  it("gives the very same figures while the list is the same, exact and estimated ones", async () => {
    const deps = await ready()
    const price = getPrice(sonnet, new Date("2026-08-10"))
    const count = fc.nat(400_000)
    const call = fc.record({ kind: fc.constantFrom("exact", "known", "unknown", "lost"), inputTokens: count, cacheReadTokens: count, cacheWrite5mTokens: count, cacheWrite1hTokens: count, outputTokens: fc.nat(9_000) })
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (given) => {
        const ctx = await (await createTenant(deps)).context("admin")
        const written = given.map(({ kind, ...usage }): WrittenCall => {
          const base = { ...sonnet, ...at("2026-08-10") }
          if (kind === "exact") return { ...base, ...usage, costNanoUsd: costOf(usage, price), rawUsage: {} }
          if (kind === "known") return { ...base, ...usage, status: "estimated", isEstimated: true, rawUsage: {}, costNanoUsd: costOf(usage, price) }
          const cost = worstCaseCost(usage.inputTokens, usage.outputTokens, price, kind === "lost" ? "none" : "5m")
          return { ...base, ...noCache, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, status: "estimated", isEstimated: true, costNanoUsd: cost }
        })
        const ids = await writeCalls(ctx, written)
        const done = await reprice(ctx)
        const figures = await figuresOf(ctx, done.id)
        expect(ids.map((id) => figures.get(id))).toEqual(written.map((row) => String(row.costNanoUsd)))
        expect(done.newNanoUsd).toBe(done.oldNanoUsd)
      }),
      { numRuns: 8 },
    )
  })

  it("never prices a call twice, however often it is begun, and leaves out what ended meanwhile", async () => {
    const deps = await ready()
    const ctx = await (await createTenant(deps)).context("admin")
    const many = Array.from({ length: 12_001 }, (): WrittenCall => ({ ...sonnet, ...at("2026-08-10"), inputTokens: 1, costNanoUsd: 1n }))
    for (let first = 0; first < many.length; first += 1_000) await writeCalls(ctx, many.slice(first, first + 1_000))
    const asked = await createRepricing(ctx, period)
    expect(asked).toMatchObject({ isFinished: false, calls: 0, models: [] })
    expect((await createRepricing(ctx, period)).id).toBe(asked.id)
    expect(deps.announced.filter((event) => event.name === "insights/repricing-asked" && event.data.repricingId === asked.id)).toHaveLength(2)
    await writeCalls(ctx, [{ ...sonnet, ...at("2026-08-11"), endedAt: new Date(Date.now() + 1000), costNanoUsd: 1n }])
    const address = { workspaceId: ctx.actor.workspaceId, repricingId: asked.id, fromDay: null }
    await Promise.all([continueRepricing(deps, address), continueRepricing(deps, address)])
    await continueRepricing(deps, address)
    expect(await getRepricing(ctx, { id: asked.id })).toMatchObject({ isFinished: true, calls: 12_001, oldNanoUsd: "12001", newNanoUsd: String(12_001 * 3_000) })
    expect((await listRepricings(ctx, { limit: 10 })).items).toHaveLength(1)
    expect((await createRepricing(ctx, period)).id).not.toBe(asked.id)
  })

  it("is for managers and admins, for days that make sense", async () => {
    const tenant = await createTenant(await ready())
    for (const role of ["member", "reviewer"] as const) {
      await expect(createRepricing(await tenant.context(role), period)).rejects.toMatchObject({ code: "forbidden" })
      await expect(listRepricings(await tenant.context(role), { limit: 1 })).rejects.toMatchObject({ code: "forbidden" })
    }
    await expect(createRepricing(await tenant.context("manager"), { from: "2026-08-31", to: "2026-08-01" })).rejects.toMatchObject({ code: "invalid_payload" })
    expect(await reprice(await tenant.context("manager"))).toMatchObject({ isFinished: true, calls: 0, newNanoUsd: "0", models: [] })
  })
})
