import fc from "fast-check"
import { expect, it } from "vitest"
import { calls } from "@/drizzle/schema"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { getCostReport } from "@/lib/services/insights"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

type Row = { day: string; promptKey: string; model: string; who: number; request: number | null; cost: bigint; isEstimated: boolean; tokens: [number, number, number, number, number] }

const row: fc.Arbitrary<Row> = fc.record({
  day: fc.constantFrom("2026-03-01", "2026-03-02", "2026-03-05", "2026-02-28"),
  promptKey: fc.constantFrom("rag_answer", "contract_analysis"),
  model: fc.constantFrom("claude-opus-4-7", "gpt", "offline-extractive-1"),
  who: fc.constantFrom(0, 1),
  request: fc.option(fc.integer({ min: 0, max: 4 })),
  cost: fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }),
  isEstimated: fc.boolean(),
  tokens: fc.tuple(fc.nat(2_000_000_000), fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(2_000_000_000)),
})

async function write(people: ServiceContext[], written: Row[]) {
  const ctx = people[0]
  if (!ctx || written.length === 0) return
  const { workspaceId } = ctx.actor
  const ids = Array.from({ length: 5 }, () => crypto.randomUUID())
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) =>
    tx.insert(calls).values(
      written.map(({ who, request, cost, tokens, ...fields }) => (({
	...fields,
	workspaceId,
	actorId: people[who]?.actor.userId ?? '',
	requestId: request === null ? null : ids[request] ?? null,
	purpose: 'answer',
	provider: 'offline',
	status: fields.isEstimated ? 'estimated' as const : 'settled' as const,
	inputTokens: tokens[0],
	cacheReadTokens: tokens[1],
	cacheWrite5mTokens: tokens[2],
	cacheWrite1hTokens: tokens[3],
	outputTokens: tokens[4],
	costNanoUsd: cost,
	boundNanoUsd: cost,
	priceListVersion: 'test',
	estimatedInputTokens: 0,
	maxOutputTokens: 0
}))),
    ),
  )
}

const sumOf = (values: bigint[]) => String(values.reduce((sum, value) => sum + value, 0n))

describeOnBothDatabases("cost report", (open) => {
  let opened: Promise<TestDeps> | undefined
  const ready = () => (opened ??= open().then((database) => testDeps(database, unusedModels)))

  it("sums to the ledger's rows exactly, in total and in every group", async () => {
    const deps = await ready()
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (written) => {
        const tenant = await createTenant(deps)
        const people = [await tenant.context("manager", "Max"), await tenant.context("member", "Mia")]
        await write(people, written)
        const stranger = await (await createTenant(deps)).context("manager")
        await write([stranger, stranger], written.slice(0, 3))
        const report = await getCostReport(people[0] as ServiceContext, { from: "2026-03-01", to: "2026-03-05" })
        const inRange = written.filter((call) => call.day >= "2026-03-01")
        expect(report.total.costNanoUsd).toBe(sumOf(inRange.map((call) => call.cost)))
        expect(report.total.estimatedNanoUsd).toBe(sumOf(inRange.filter((call) => call.isEstimated).map((call) => call.cost)))
        expect(report.total.calls).toBe(inRange.length)
        expect(report.total.requests).toBe(new Set(inRange.flatMap((call) => call.request ?? [])).size)
        expect(report.total.inputTokens).toBe(inRange.reduce((sum, call) => sum + call.tokens[0], 0))
        expect(report.total.cacheWriteTokens).toBe(inRange.reduce((sum, call) => sum + call.tokens[2] + call.tokens[3], 0))
        for (const groups of [report.days, report.prompts, report.models, report.users]) expect(sumOf(groups.map((group) => BigInt(group.costNanoUsd)))).toBe(report.total.costNanoUsd)
        expect(report.days.map((day) => day.day)).toEqual(["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"])
        for (const group of report.models) expect(group.costNanoUsd).toBe(sumOf(inRange.filter((call) => call.model === group.key).map((call) => call.cost)))
        for (const group of report.users) expect(group.label).toBe(group.key === people[0]?.actor.userId ? "Max" : "Mia")
      }),
      { numRuns: 12 },
    )
  })

  it("is for managers and admins", async () => {
    const tenant = await createTenant(await ready())
    for (const role of ["member", "reviewer"] as const) await expect(getCostReport(await tenant.context(role), {})).rejects.toMatchObject({ code: "forbidden" })
    expect(await getCostReport(await tenant.context("admin"), {})).toMatchObject({ total: { costNanoUsd: "0", calls: 0 }, prompts: [] })
    expect((await getCostReport(await tenant.context("admin"), {})).days).toHaveLength(30)
  })
})
