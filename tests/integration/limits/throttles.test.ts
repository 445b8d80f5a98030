import { sql } from "drizzle-orm"
import { beforeAll, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { calls } from "@/drizzle/schema"
import type { ServiceContext } from "@/lib/services/context"
import { listThrottles, putThrottle, watchCosts } from "@/lib/services/limits"
import { createRequest, rerunRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { pricedModels } from "../money/support/priced-models"
import { ticket } from "../money/support/submit-many"

const dollar = 1_000_000_000n
const hourMs = 3_600_000

describeOnBothDatabases("sudden cost", (open) => {
  let database: Database
  let deps: TestDeps
  let tenant: Tenant
  let admin: ServiceContext
  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, pricedModels)
    tenant = await createTenant(deps)
    admin = await tenant.context("admin")
  })

  const spend = async ({ actor }: ServiceContext, hoursAgo: number, costNanoUsd: bigint) => {
    const endedAt = new Date(Date.now() - hoursAgo * hourMs)
    await database.system((tx) =>
      tx.insert(calls).values({
        workspaceId: actor.workspaceId,
        actorId: actor.userId,
        promptKey: "rag_answer",
        purpose: "answer",
        provider: "anthropic",
        model: "claude-sonnet-4-6",
        status: "settled",
        costNanoUsd,
        boundNanoUsd: costNanoUsd,
        priceListVersion: "test",
        estimatedInputTokens: 1,
        maxOutputTokens: 1,
        day: endedAt.toISOString().slice(0, 10),
        startedAt: endedAt,
        endedAt,
      }),
    )
  }
  /** Five dollars on each of ten days past. */
  const withPast = async (name: string) => {
    const ctx = await tenant.context("member", name)
    for (let day = 3; day <= 12; day++) await spend(ctx, day * 24, 5n * dollar)
    return ctx
  }
  const levelOf = async ({ actor }: ServiceContext) => (await listThrottles(admin)).items.find(({ user }) => user.id === actor.userId)?.level ?? null
  const auditOf = ({ actor }: ServiceContext) =>
    database.system((tx) => rows<{ action: string; kind: string }>(tx, sql`select action, actor_kind as kind from audit_log where subject_id = ${actor.userId} and action like 'throttle.%' order by id`))
  const ask = (ctx: ServiceContext) => createRequest(ctx, { input: ticket })
  const letTimePass = ({ actor }: ServiceContext, hours: number) =>
    database.system((tx) => tx.execute(sql`update throttles set until_time = until_time - make_interval(hours => ${hours}), created_at = created_at - make_interval(hours => ${hours}) where user_id = ${actor.userId}`))

  it("leaves alone who spends as usual, who is new, and who spends little", async () => {
    const usual = await withPast("Usual")
    await spend(usual, 5, 15n * dollar)
    const newcomer = await tenant.context("member", "New")
    await spend(newcomer, 0.2, 900n * dollar)
    const small = await tenant.context("member", "Small")
    for (let day = 3; day <= 12; day++) await spend(small, day * 24, 1_000n)
    await spend(small, 2, 3n * dollar)
    await watchCosts(deps)
    expect([await levelOf(usual), await levelOf(newcomer), await levelOf(small)]).toEqual([null, null, null])
    await Promise.all([usual, newcomer, small].map(ask))
  })

  it("slows down first: one request at a time is taken, and the next is told when", async () => {
    const ada = await withPast("Ada")
    await spend(ada, 5, 30n * dollar)
    expect(await watchCosts(deps)).toMatchObject({ slowed: 1 })
    expect(await levelOf(ada)).toBe("slowed")
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => ask(ada)))
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as { code: string; retryAfterSeconds: number; message: string }] : []))
    expect(refused).toHaveLength(5)
    for (const { code, retryAfterSeconds, message } of refused) {
      expect(code).toBe("rate_limited")
      expect(retryAfterSeconds).toBeGreaterThan(5)
      expect(retryAfterSeconds).toBeLessThanOrEqual(10)
      expect(message).toMatch(/more than is usual for you/)
    }
    const [accepted] = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : []))
    await expect(rerunRequest(ada, { id: accepted ?? "" })).rejects.toMatchObject({ code: "rate_limited" })
    await database.system((tx) => tx.execute(sql`update requests set created_at = created_at - interval '11 seconds' where actor_id = ${ada.actor.userId}`))
    await ask(ada)
  })

  it("says so once, and lets it lapse an hour after it was last called for", async () => {
    const ben = await withPast("Ben")
    await spend(ben, 23, 30n * dollar)
    await watchCosts(deps)
    await watchCosts(deps)
    expect(await auditOf(ben)).toEqual([{ action: "throttle.slowed", kind: "system" }])
    await database.system((tx) => tx.execute(sql`update calls set ended_at = ended_at - interval '2 hours' where actor_id = ${ben.actor.userId}`))
    await watchCosts(deps)
    expect(await levelOf(ben)).toBe("slowed")
    await letTimePass(ben, 2)
    await watchCosts(deps)
    expect(await levelOf(ben)).toBeNull()
    await ask(ben)
  })

  it("blocks who goes on while slowed down, and at once who spends ten times as much", async () => {
    const [cleo, dan] = [await withPast("Cleo"), await withPast("Dan")]
    await spend(cleo, 5, 25n * dollar)
    await spend(dan, 5, 60n * dollar)
    await watchCosts(deps)
    expect([await levelOf(cleo), await levelOf(dan)]).toEqual(["slowed", "blocked"])
    await spend(cleo, -0.001, 6n * dollar)
    await watchCosts(deps)
    expect(await levelOf(cleo)).toBe("blocked")
    expect((await auditOf(cleo)).map(({ action }) => action)).toEqual(["throttle.slowed", "throttle.blocked"])
    await expect(ask(dan)).rejects.toMatchObject({ code: "rate_limited", message: expect.stringContaining("An administrator can lift this") })
    const [throttle] = await database.system((tx) => rows<{ left: number }>(tx, sql`select extract(epoch from until_time - now())::float8 as left from throttles where user_id = ${dan.actor.userId}`))
    expect(throttle?.left).toBeGreaterThan(11.9 * 3600)
    await letTimePass(dan, 13)
    await ask(dan)
    await watchCosts(deps)
    expect(await levelOf(dan)).toBeNull()
  })

  it("is lifted by an administrator alone, twice as well as once, and counts anew from then on", async () => {
    const eve = await withPast("Eve")
    await spend(eve, 5, 100n * dollar)
    await watchCosts(deps)
    const lift = (ctx: ServiceContext) => putThrottle(ctx, { userId: eve.actor.userId, isLifted: true })
    await expect(lift(eve)).rejects.toMatchObject({ code: "forbidden" })
    await expect(listThrottles(eve)).rejects.toMatchObject({ code: "forbidden" })
    const stranger = await (await createTenant(deps)).context("admin")
    await expect(lift(stranger)).rejects.toMatchObject({ code: "not_found" })
    expect((await listThrottles(stranger)).items).toEqual([])
    expect(await levelOf(eve)).toBe("blocked")
    await Promise.all([lift(admin), lift(admin)])
    await lift(admin)
    expect((await auditOf(eve)).map(({ action }) => action)).toEqual(["throttle.blocked", "throttle.lifted"])
    await watchCosts(deps)
    expect(await levelOf(eve)).toBeNull()
    await ask(eve)
    await spend(eve, -0.001, 22n * dollar)
    await watchCosts(deps)
    expect(await levelOf(eve)).toBe("slowed")
  })
})
