import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterEach, beforeAll, expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { apiKeys } from "@/drizzle/schema"
import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import type { ServiceContext } from "@/lib/services/context"
import { createKeySecret } from "@/lib/services/identity"
import { deletePastLimits } from "@/lib/services/limits"
import { DatabaseLimiter } from "@/lib/services/limits/database-limiter"
import { LeasedLimiter } from "@/lib/services/limits/leased-limiter"
import { openCall } from "@/lib/services/money"
import { noUsage } from "@/lib/inference/usage"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

const wiringKey = Symbol.for("countersign.wiring")
const holder = globalThis as { [wiringKey]?: Promise<unknown> }

const read = defineRoute({ handler: async () => json({ ok: true }) })
const write = defineRoute({ handler: async () => json({ ok: true }) })
const costly = defineRoute({ isCostly: true, handler: async () => json({ ok: true }) })
type Handler = typeof read

describeOnBothDatabases("rate limits", (open) => {
  let database: Database
  let deps: TestDeps
  let tenant: Tenant
  beforeAll(async () => {
    database = await open()
    deps = await testDeps(database, unusedModels)
    tenant = await createTenant(deps)
  })
  afterEach(() => void delete holder[wiringKey])

  const replica = (name: string, quota: number, windowSeconds = 60) => {
    const limiter = new DatabaseLimiter({ database, name, quota, windowSeconds })
    return { limiter, leased: new LeasedLimiter(limiter) }
  }
  const givenOf = (taken: { isRefused: boolean }[]) => taken.filter(({ isRefused }) => !isRefused).length

  const keyOf = async (ctx: ServiceContext) => {
    const { secret, prefix, secretHash } = createKeySecret()
    await database.system((tx) => tx.insert(apiKeys).values({ workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, name: "script", prefix, secretHash }))
    return secret
  }
  const call = (handler: Handler, method: "GET" | "POST", secret: string) => {
    holder[wiringKey] = Promise.resolve({ deps })
    return handler(new Request("http://127.0.0.1:3000/api/x", { method, headers: { authorization: `Bearer ${secret}` } }), { params: Promise.resolve({}) })
  }
  const fill = (key: string, points: number) =>
    database.system((tx) => tx.execute(sql`insert into rate_limits (key, points, expires_at) values (${key}, ${points}, now() + interval '42 seconds') on conflict (key) do update set points = excluded.points, expires_at = excluded.expires_at`))

  it("give two replicas together exactly the quota, whoever asks how fast", async () => {
    const both = [replica("shared", 300), replica("shared", 300)]
    const taken = await Promise.all(both.flatMap(({ leased }) => Array.from({ length: 250 }, () => leased.take("ada"))))
    const given = givenOf(taken)
    expect(given).toBeLessThanOrEqual(300)
    const rest = await Promise.all(both.flatMap(({ leased }) => Array.from({ length: 100 }, () => leased.take("ada"))))
    expect(given + givenOf(rest)).toBe(300)
    expect(rest.filter(({ isRefused }) => isRefused).every(({ remaining, resetSeconds }) => remaining === 0 && resetSeconds > 0)).toBe(true)
  })

  it("count each caller apart, and begin again when the window has ended", async () => {
    const { leased } = replica("window", 2, 1)
    expect(givenOf([await leased.take("ada"), await leased.take("ada"), await leased.take("ada")])).toBe(2)
    expect(givenOf([await leased.take("ben")])).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(givenOf([await leased.take("ada")])).toBe(1)
  })

  it("ask the database seldom for a busy caller", async () => {
    const { leased, limiter } = replica("busy", 3_000)
    let statements = 0
    const consume = limiter.consume.bind(limiter)
    limiter.consume = (...input) => {
      statements += 1
      return consume(...input)
    }
    for (let index = 0; index < 1_000; index++) await leased.take("ada")
    expect(statements).toBeLessThanOrEqual(26)
  })

  it("count in memory while the database does not answer", async () => {
    const broken = { ...database, system: () => Promise.reject(new Error("connection lost")) } as unknown as Database
    const leased = new LeasedLimiter(new DatabaseLimiter({ database: broken, name: "broken", quota: 3, windowSeconds: 60 }))
    expect(givenOf(await Promise.all(Array.from({ length: 10 }, () => leased.take("ada"))))).toBe(3)
  })

  it("say on every answer where a caller stands, and answer 429 with the time to wait when nothing is left", async () => {
    const ada = await tenant.context("member", "Ada")
    const secret = await keyOf(ada)
    const first = await call(write, "POST", secret)
    expect(first.status).toBe(200)
    expect(first.headers.get("ratelimit-policy")).toBe('"key-write";q=3000;w=60, "user-write";q=4500;w=60')
    expect(first.headers.get("ratelimit")).toMatch(/^"key-write";r=2999;t=60, "user-write";r=4499;t=60$/)

    const ben = await tenant.context("member", "Ben")
    const bens = await keyOf(ben)
    await fill(`user-write:${tenant.workspaceId}:${ben.actor.userId}`, 4_500)
    const refused = await call(write, "POST", bens)
    expect(refused.status).toBe(429)
    expect(refused.headers.get("content-type")).toBe("application/problem+json")
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(30)
    expect(refused.headers.get("ratelimit")).toMatch(/"user-write";r=0;t=4\d/)
    expect(await refused.json()).toMatchObject({ code: "rate_limited", status: 429 })
    expect((await call(read, "GET", bens)).status).toBe(200)
    expect((await call(write, "POST", secret)).status).toBe(200)
  })

  it("leave a person's session and other keys what one key has used up", async () => {
    const ada = await tenant.context("member", "Ada")
    const [one, other] = [await keyOf(ada), await keyOf(ada)]
    const hash = createHash("sha256").update(`Bearer ${one}`).digest("base64url")
    await fill(`key-write:${hash}`, 3_000)
    expect((await call(write, "POST", one)).status).toBe(429)
    expect((await call(write, "POST", other)).status).toBe(200)
  })

  it("refuse what costs once a person's calls have cost too much in an hour, and nobody else's", async () => {
    const ada = await tenant.context("member", "Ada")
    const [adas, bens] = [await keyOf(ada), await keyOf(await tenant.context("member", "Ben"))]
    const charge = async (costNanoUsd: bigint) => {
      const callId = crypto.randomUUID()
      const { workspaceId, userId } = ada.actor
      await database.system((tx) =>
        openCall(tx, { callId, workspaceId, actorId: userId, requestId: null, attempt: 0, versionId: null, reservationId: null, promptKey: "rag_answer", releaseId: null, purpose: "answer", provider: "anthropic", model: "claude-sonnet-4-6", boundNanoUsd: costNanoUsd, priceListVersion: "test", estimatedInputTokens: 1, maxOutputTokens: 1, startedAt: new Date() }),
      )
      const settle = () =>
        deps.ledger.settle(callId, { status: "settled", isEstimated: false, usage: noUsage, rawUsage: null, costNanoUsd, stopReason: null, errorCode: null, providerRequestId: null, firstTokenAt: null, endedAt: new Date() })
      await settle()
      await settle()
    }
    await charge(0n)
    const counted = () => database.system((tx) => rows<{ key: string; points: number }>(tx, sql`select split_part(key, ':', 1) as key, points::float8 as points from rate_limits where key like ${`cost-%:${ada.actor.workspaceId}:${ada.actor.userId}`} order by key`))
    expect(await counted()).toEqual([])
    await charge(1_500n)
    expect(await counted()).toEqual([{ key: "cost-day", points: 2 }, { key: "cost-hour", points: 2 }])
    await charge(200_000_000_000n)
    const refused = await call(costly, "POST", adas)
    expect(refused.status).toBe(429)
    expect(refused.headers.get("ratelimit-policy")).toContain('"cost-hour";q=200000000;qu="micro-usd";w=3600')
    expect(refused.headers.get("ratelimit")).toMatch(/"cost-hour";r=0;t=3\d{3}/)
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_500)
    expect((await call(write, "POST", adas)).status).toBe(200)
    expect((await call(costly, "POST", bens)).status).toBe(200)
  })

  it("forget what is past and nothing else", async () => {
    await fill("kept", 1)
    await database.system((tx) => tx.execute(sql`insert into rate_limits (key, points, expires_at) values ('past', 1, now() - interval '1 second'), ('forever', 1, null)`))
    await deletePastLimits(deps)
    const left = await database.system((tx) => rows<{ key: string }>(tx, sql`select key from rate_limits where key in ('kept', 'past', 'forever') order by key`))
    expect(left.map(({ key }) => key)).toEqual(["forever", "kept"])
  })
})
