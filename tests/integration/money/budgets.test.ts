import { eq, sql } from "drizzle-orm"
import { beforeAll, describe, expect, it } from "vitest"
import { type Database, openPostgres, rows } from "@/drizzle/client"
import { budgets, workspaces } from "@/drizzle/schema"
import { closeReservation, reconcileReservations, reserveBudget, topUpReservation } from "@/lib/services/money"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { putBudget } from "@/lib/services/admin"
import { cancelRequest } from "@/lib/services/requests"
import { createTestDatabase, describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { reservedIn, spentIn } from "../../support/read-rows"
import { pricedModels } from "./support/priced-models"
import { startSubmitting } from "./support/start-submitting"
import { submitMany } from "./support/submit-many"

type NewBudget = Pick<typeof budgets.$inferInsert, "scope" | "subject" | "period" | "unit" | "limitAmount">

async function setBudgets(database: Database, workspaceId: string, list: NewBudget[]): Promise<void> {
  await database.system((tx) => tx.insert(budgets).values(list.map((budget) => ({ ...budget, workspaceId }))))
}

/** What one submit holds, in both units. */
async function worstCaseOf(deps: TestDeps): Promise<{ tokens: bigint; nano_usd: bigint }> {
  const probe = await createTenant(deps)
  const { actor } = await probe.context("member")
  await submitMany(deps, { actor, count: 1 })
  const [held] = await deps.database.system((tx) => rows<{ tokens: string; nanoUsd: string }>(tx, sql`select tokens::text, nano_usd::text as "nanoUsd" from reservations where workspace_id = ${probe.workspaceId}`))
  if (!held) throw new Error("nothing was held")
  return { tokens: BigInt(held.tokens), nano_usd: BigInt(held.nanoUsd) }
}

type Counter = { subject: string; start: string; spent: number; reserved: number }

function countersOf(database: Database, workspaceId: string): Promise<Counter[]> {
  return database.system((tx) =>
    rows<Counter>(tx, sql`select subject, period_start::text as start, spent::float8 as spent, reserved::float8 as reserved from budget_counters where workspace_id = ${workspaceId} order by start, subject`),
  )
}

describeOnBothDatabases("budgets under pressure", (open) => {
  let database: Database
  let deps: TestDeps
  let each: { tokens: bigint; nano_usd: bigint }
  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, pricedModels)
    each = await worstCaseOf(deps)
  })

  const hold = (ctx: ServiceContext, amount: { tokens?: bigint; nanoUsd?: bigint; holdSeconds?: number; promptKey?: string; purpose?: string } = {}) =>
    database.workspace(scopeOf(ctx), (tx) =>
      reserveBudget(tx, { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, promptKey: "rag_answer", tokens: 0n, nanoUsd: 0n, holdSeconds: 60, ...amount }),
    )
  const release = (ctx: ServiceContext, id: string) => database.workspace(scopeOf(ctx), (tx) => closeReservation(tx, { id }))

  it.each([
    { room: 1n, unit: "tokens", scope: "user", subject: "*", period: "day" },
    { room: 37n, unit: "nano_usd", scope: "workspace", subject: "", period: "month" },
    { room: 120n, unit: "tokens", scope: "prompt", subject: "ticket_classify", period: "day" },
  ] as const)("accept exactly $room of 500 submits at once ($scope, $unit, $period)", async ({ room, unit, ...budget }) => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [{ ...budget, unit, limitAmount: each[unit] * room + each[unit] - 1n }])
    const { actor } = await tenant.context("member")
    const { accepted, refused } = await submitMany(deps, { actor, count: 500 })
    expect(accepted).toHaveLength(Number(room))
    expect(refused).toHaveLength(500 - Number(room))
    expect(refused.every(({ retryAfterSeconds }) => retryAfterSeconds !== null && retryAfterSeconds > 0)).toBe(true)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(Number(each[unit] * room))
    const [made] = await database.system((tx) => rows<{ requests: number; holds: number }>(tx, sql`select (select count(*)::int from requests where workspace_id = ${tenant.workspaceId}) as requests, (select count(*)::int from reservations where workspace_id = ${tenant.workspaceId}) as holds`))
    expect(made).toEqual({ requests: Number(room), holds: Number(room) })
  }, 180_000)

  it("refuse none of 200 submits at once that fit to the last token, and the next one", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [
      { scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: each.tokens * 200n },
      { scope: "workspace", subject: "", period: "month", unit: "nano_usd", limitAmount: each.nano_usd * 200n },
    ])
    const { actor } = await tenant.context("member")
    const { accepted } = await submitMany(deps, { actor, count: 200 })
    expect(accepted).toHaveLength(200)
    expect((await submitMany(deps, { actor, count: 1 })).refused).toHaveLength(1)
  }, 180_000)

  it("give room again with every end, and never more than was there", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [{ scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: each.tokens * 5n }])
    const ada = await tenant.context("member")
    const { accepted } = await submitMany(deps, { actor: ada.actor, count: 20 })
    expect(accepted).toHaveLength(5)
    const [results] = await Promise.all([Promise.all(accepted.slice(0, 3).map((id) => cancelRequest(ada, { id }))), submitMany(deps, { actor: ada.actor, count: 20 })])
    expect(results).toHaveLength(3)
    const held = () => reservedIn(database, tenant.workspaceId)
    expect(await held()).toBeLessThanOrEqual(Number(each.tokens * 5n))
    await submitMany(deps, { actor: ada.actor, count: 20 })
    expect(await held()).toBe(Number(each.tokens * 5n))
    expect(await spentIn(database, tenant.workspaceId)).toBe(0)
  })

  it("leave nothing held in one budget when another one refuses", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [
      { scope: "workspace", subject: "", period: "day", unit: "tokens", limitAmount: each.tokens * 1000n },
      { scope: "user", subject: "*", period: "month", unit: "nano_usd", limitAmount: each.nano_usd - 1n },
      { scope: "prompt", subject: "*", period: "day", unit: "nano_usd", limitAmount: each.nano_usd * 1000n },
    ])
    const ada = await tenant.context("member")
    const { refused } = await submitMany(deps, { actor: ada.actor, count: 30 })
    expect(refused).toHaveLength(30)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
    expect(refused[0]?.retryAfterSeconds).toBeGreaterThan(0)
  })

  it("name the refusing budget that is renewed last, so that coming back when told to is not refused again", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [
      { scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: 1n },
      { scope: "workspace", subject: "", period: "month", unit: "tokens", limitAmount: 1n },
    ])
    const ada = await tenant.context("member")
    const [both] = await Promise.allSettled([hold(ada, { tokens: 5n })])
    expect(both).toMatchObject({ status: "rejected", reason: { code: "budget_exceeded", message: expect.stringContaining("The workspace's monthly token budget") } })
  })

  it("hold one person's own budget in place of everyone's, and each prompt's apart", async () => {
    const tenant = await createTenant(deps)
    const [ada, ben] = [await tenant.context("member"), await tenant.context("member")]
    await setBudgets(database, tenant.workspaceId, [
      { scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: 100n },
      { scope: "user", subject: ada.actor.userId, period: "day", unit: "tokens", limitAmount: 300n },
      { scope: "prompt", subject: "*", period: "day", unit: "tokens", limitAmount: 320n },
    ])
    await hold(ada, { tokens: 300n })
    await expect(hold(ben, { tokens: 101n })).rejects.toMatchObject({ code: "budget_exceeded" })
    await expect(hold(ben, { tokens: 21n })).rejects.toThrow(/This prompt's/)
    await hold(ben, { tokens: 21n, promptKey: "ticket_classify" })
    await hold(ben, { tokens: 20n })
  })

  it("draw on a purpose's own budget only for that purpose", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [{ scope: "purpose", subject: "warming", period: "day", unit: "tokens", limitAmount: 10n }])
    const ada = await tenant.context("member")
    await hold(ada, { tokens: 1000n })
    await hold(ada, { tokens: 10n, purpose: "warming" })
    await expect(hold(ada, { tokens: 1n, purpose: "warming" })).rejects.toMatchObject({ code: "budget_exceeded" })
  })

  it("refuse what costs something, and nothing else, once a budget was lowered below what is spent", async () => {
    const tenant = await createTenant(deps)
    const admin = await tenant.context("admin")
    const budget = { scope: "workspace", subject: "", period: "day", unit: "nano_usd" } as const
    await putBudget(admin, { ...budget, limit: "1000" })
    await hold(admin, { nanoUsd: 900n, tokens: 10n })
    await putBudget(admin, { ...budget, limit: "500" })
    await expect(hold(admin, { nanoUsd: 1n, tokens: 1n })).rejects.toMatchObject({ code: "budget_exceeded" })
    await hold(admin, { nanoUsd: 0n, tokens: 50n })
    await putBudget(admin, { ...budget, limit: "901" })
    await hold(admin, { nanoUsd: 1n, tokens: 1n })
    await expect(hold(admin, { nanoUsd: 1n, tokens: 1n })).rejects.toMatchObject({ code: "budget_exceeded" })
  })

  it("let a request go on whose budget was removed meanwhile, and stop one whose budget has no room for its next call", async () => {
    const tenant = await createTenant(deps)
    const admin = await tenant.context("admin")
    const budget = { scope: "workspace", subject: "", period: "day", unit: "tokens" } as const
    await putBudget(admin, { ...budget, limit: "100" })
    const id = await hold(admin, { tokens: 60n })
    const topUp = (tokens: bigint) => database.workspace(scopeOf(admin), (tx) => topUpReservation(tx, { reservationId: id, nextCall: { tokens, nanoUsd: 0n } }))
    await topUp(100n)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(100)
    await expect(topUp(101n)).rejects.toMatchObject({ code: "budget_exceeded" })
    expect(await reservedIn(database, tenant.workspaceId)).toBe(100)
    await putBudget(admin, { ...budget, limit: null })
    await topUp(101n)
    await release(admin, id)
  })

  it("count on the day and in the month of the workspace's own time zone, and settle where they held", async () => {
    const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago"]
    const starts: string[][] = []
    for (const timeZone of zones) {
      const tenant = await createTenant(deps)
      await database.system((tx) => tx.update(workspaces).set({ timeZone }).where(eq(workspaces.id, tenant.workspaceId)))
      await setBudgets(database, tenant.workspaceId, [
        { scope: "workspace", subject: "", period: "day", unit: "tokens", limitAmount: 10n },
        { scope: "workspace", subject: "", period: "month", unit: "tokens", limitAmount: 15n },
      ])
      const ada = await tenant.context("member")
      const id = await hold(ada, { tokens: 10n })
      const [there] = await database.system((tx) => rows<{ day: string; month: string }>(tx, sql`select (now() at time zone ${timeZone})::date::text as day, date_trunc('month', now() at time zone ${timeZone})::date::text as month`))
      const found = (await countersOf(database, tenant.workspaceId)).map(({ start }) => start)
      expect(found.toSorted()).toEqual([there?.day, there?.month].toSorted())
      starts.push(found)

      // As if the hold were of the day before: today is free again, the month is not.
      await database.system((tx) => tx.execute(sql`update budget_counters set period_start = period_start - 1 where workspace_id = ${tenant.workspaceId} and budget_id = (select id from budgets where workspace_id = ${tenant.workspaceId} and period = 'day')`))
      await database.system((tx) => tx.execute(sql`update reservations set lines = (select jsonb_agg(case when l->>'budgetId' = (select id::text from budgets where workspace_id = ${tenant.workspaceId} and period = 'day') then l || jsonb_build_object('periodStart', ((l->>'periodStart')::date - 1)::text) else l end) from jsonb_array_elements(lines) l) where id = ${id}`))
      const today = await hold(ada, { tokens: 5n })
      await expect(hold(ada, { tokens: 1n })).rejects.toThrow(/monthly/)
      await release(ada, id)
      await hold(ada, { tokens: 5n })
      await release(ada, today)
      expect(await reservedIn(database, tenant.workspaceId)).toBe(10)
    }
    // No moment of the year has the same date in both zones.
    expect(starts[0]?.toSorted()).not.toEqual(starts[1]?.toSorted())
  })

  it("are freed of holds whose time ran out, once, and of no hold that a live request needs", async () => {
    const tenant = await createTenant(deps)
    await setBudgets(database, tenant.workspaceId, [{ scope: "workspace", subject: "", period: "day", unit: "tokens", limitAmount: each.tokens * 2n }])
    const ada = await tenant.context("member")
    await hold(ada, { tokens: each.tokens, holdSeconds: -1 })
    const { accepted } = await submitMany(deps, { actor: ada.actor, count: 1 })
    expect(accepted).toHaveLength(1)
    await database.system((tx) => tx.execute(sql`update reservations set expires_at = now() - interval '1 second' where workspace_id = ${tenant.workspaceId}`))
    expect((await submitMany(deps, { actor: ada.actor, count: 1 })).refused).toHaveLength(1)
    await Promise.all([reconcileReservations(deps), reconcileReservations(deps)])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(Number(each.tokens))
    expect((await submitMany(deps, { actor: ada.actor, count: 2 })).accepted).toHaveLength(1)
  })
})

describe.skipIf(!process.env.TEST_DATABASE_URL)("budgets shared by two processes (PostgreSQL)", () => {
  it.each([{ room: 1n }, { room: 40n }, { room: 333n }])("accept exactly $room of 500 submits at once", async ({ room }) => {
    const { url, drop } = await createTestDatabase()
    const database = await openPostgres({ url, poolSize: 2 })
    const deps = await testDeps(database, pricedModels)
    try {
      const each = await worstCaseOf(deps)
      const tenant: Tenant = await createTenant(deps)
      await setBudgets(database, tenant.workspaceId, [
        { scope: "workspace", subject: "", period: "day", unit: "nano_usd", limitAmount: each.nano_usd * room + each.nano_usd - 1n },
        { scope: "user", subject: "*", period: "day", unit: "tokens", limitAmount: each.tokens * 10_000n },
      ])
      const { actor } = await tenant.context("member")
      const replicas = await Promise.all([1, 2].map(() => startSubmitting({ url, actor, count: 250 })))
      const outcomes = await Promise.all(replicas.map((replica) => replica.submit()))
      expect(outcomes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(Number(room))
      expect(outcomes.reduce((sum, { refused }) => sum + refused, 0)).toBe(500 - Number(room))
      expect(await reservedIn(database, tenant.workspaceId)).toBe(Number((each.nano_usd + each.tokens) * room))
    } finally {
      await deps.hub.close()
      await database.close()
      await drop()
    }
  }, 180_000)
})
