import { sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Database, openPglite, openPostgres, rows } from "@/drizzle/client"
import { budgets } from "@/drizzle/schema"
import type { ServiceContext } from "@/lib/services/context"
import { cancelRequest, createRequest, getRequest, sweepRequests } from "@/lib/services/requests"
import { createTestDatabase } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import { ledgerOf, reservedIn, spentIn } from "@/tests/support/read-rows"
import { runSteps } from "@/tests/support/run-request"
import { followStream, isContiguous, textOf } from "./follow-stream"

const reply = "One two three four five six seven eight nine ten. ".repeat(3).trim()
const people = 4
/** For each person, for the workspace, for each prompt. */
const budgetCount = 3

type Opened = { databases: Database[]; close: () => Promise<unknown> }

/** What several people do at the same moment. */
const moment = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant("ask" as const), person: fc.nat(people - 1) }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant("stop" as const), which: fc.nat(30) }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant("run" as const), which: fc.nat(30) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant("wait" as const), ms: fc.nat(60) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant("sweep" as const) }) },
  ),
  { minLength: 1, maxLength: 6 },
)

function suite(where: string, open: () => Promise<Opened>): void {
  describe(`people who ask and stop at the same moment (${where})`, () => {
    let opened: Opened
    let mock: MockProvider
    /** One for each process. */
    let deps: TestDeps[]
    let tenant: Tenant
    let contexts: ServiceContext[]
    let asked = 0

    beforeAll(async () => {
      opened = await open()
      mock = await startMockProvider({ tickMs: 5, defaults: { reply, tokensPerSecond: 300 }, keepRequests: 10_000 })
      deps = await Promise.all(opened.databases.map((database) => testDeps(database, mockModels(mock))))
      const [first] = deps
      if (!first) throw new Error("no process")
      tenant = await createTenant(first, { tokensPerDay: 500_000_000n })
      // Counters of several persons and one that is everybody's: taken in another order than everywhere else, they would deadlock.
      const common = { workspaceId: tenant.workspaceId, period: "day", unit: "tokens", limitAmount: 500_000_000n } as const
      await first.database.system((tx) => tx.insert(budgets).values([{ ...common, scope: "workspace", subject: "" }, { ...common, scope: "prompt", subject: "*" }]))
      contexts = await Promise.all(Array.from({ length: people }, (_, index) => tenant.context("member", `Person ${index}`)))
    })
    afterAll(async () => {
      await mock.close()
      await opened.close()
    })

    /** Each thing is done in another process than the one before. */
    let turn = 0
    const anywhere = (ctx: ServiceContext): ServiceContext => ({ ...ctx, deps: deps[turn++ % deps.length] ?? ctx.deps })
    const database = () => opened.databases[0] as Database
    const newQuestion = () => ({ promptKey: "rag_answer", payload: { question: `What is written under number ${++asked}?` } })
    const statesOf = (ids: string[]) =>
      database().system((tx) =>
        rows<{ id: string; status: string; leaderId: string | null; ends: number }>(
          tx,
          sql`select r.id, r.status, r.leader_id as "leaderId", (select count(*)::int from audit_log a where a.subject_id = r.id::text and a.action in ('request.delivered', 'request.failed', 'request.cancelled')) as ends
            from requests r where r.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) order by r.id`,
        ),
      )

    it("has one leader for 50 submits at once", async () => {
      const question = newQuestion()
      const accepted = await Promise.all(Array.from({ length: 50 }, (_, index) => createRequest(anywhere(contexts[index % people] as ServiceContext), { input: question })))
      const states = await statesOf(accepted.map(({ id }) => id))
      const leaders = states.filter(({ leaderId }) => leaderId === null)
      expect(leaders).toHaveLength(1)
      const leader = accepted.findIndex(({ id }) => id === leaders[0]?.id)
      expect(await runSteps(anywhere(contexts[leader % people] as ServiceContext), accepted[leader]?.id ?? "")).toBe("delivered")
      expect((await statesOf(accepted.map(({ id }) => id))).map(({ status, ends }) => `${status} ${ends}`)).toEqual(accepted.map(() => "done 1"))
      expect(await reservedIn(database(), tenant.workspaceId)).toBe(0)
    })

    it("reads, leaves and stops from any process", async () => {
      const question = newQuestion()
      mock.script({ times: 1, match: (request) => request.kind === "chat" && request.prompt.includes(question.payload.question), behave: { reply: "word ".repeat(1_000), tokensPerSecond: 200 } })
      const [ada, bob, cyd] = contexts as [ServiceContext, ServiceContext, ServiceContext]
      const [here, there] = [deps[0] as TestDeps, deps.at(-1) as TestDeps]
      const leader = await createRequest({ ...ada, deps: here }, { input: question })
      const running = runSteps({ ...ada, deps: here }, leader.id)
      const joined = [await createRequest({ ...bob, deps: there }, { input: question }), await createRequest({ ...cyd, deps: here }, { input: question })]
      const readers = [followStream({ ...ada, deps: here }, leader.id), followStream({ ...bob, deps: there }, joined[0]?.id ?? ""), followStream({ ...cyd, deps: here }, joined[1]?.id ?? "")]
      await Promise.all(readers.map((reader) => reader.hasText))
      await cancelRequest({ ...ada, deps: there }, { id: leader.id })
      await cancelRequest({ ...bob, deps: here }, { id: joined[0]?.id ?? "" })
      expect(mock.bill().at(-1)?.status).toBe("open")
      await cancelRequest({ ...cyd, deps: there }, { id: joined[1]?.id ?? "" })
      expect(await running).toBe("cancelled")
      await Promise.all(readers.map((reader) => reader.ended))
      expect(mock.bill().at(-1)?.status).toBe("aborted")
      for (const [index, { frames }] of readers.entries()) {
        const view = await getRequest(contexts[index] as ServiceContext, { id: index === 0 ? leader.id : (joined[index - 1]?.id ?? "") })
        expect(view.status).toBe("cancelled")
        expect(textOf(frames)).toBe(view.text ?? "")
        expect(isContiguous(frames)).toBe(true)
        expect(frames.at(-1)?.part).toMatchObject({ type: "finish", finishReason: "interrupted" })
      }
      expect(await reservedIn(database(), tenant.workspaceId)).toBe(0)
    })

    it("ends while the same people ask and stop other things", async () => {
      mock.script({ match: (request) => request.kind === "chat" && request.prompt.includes("beside"), behave: { reply } })
      for (let round = 0; round < 5; round++) {
        const question = { promptKey: "rag_answer", payload: { question: `What stands beside number ${++asked}?` } }
        const accepted = []
        for (const ctx of contexts) accepted.push(await createRequest(ctx, { input: question }))
        const elsewhere = contexts.map(async (ctx) => {
          for (let time = 0; time < 10; time++) {
            const here = anywhere(ctx)
            const { id } = await createRequest(here, { input: newQuestion() })
            await cancelRequest(here, { id })
          }
        })
        const [ended] = await Promise.all([runSteps(contexts[0] as ServiceContext, accepted[0]?.id ?? ""), ...elsewhere])
        expect(ended).toBe("delivered")
        expect((await statesOf(accepted.map(({ id }) => id))).map(({ status }) => status)).toEqual(contexts.map(() => "done"))
      }
      expect(await reservedIn(database(), tenant.workspaceId)).toBe(0)
    })

    it("gives each one end, a text that is the stream's, and nothing reserved, whatever people do at the same moment", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 7 }), async (moments) => {
          const question = newQuestion()
          const mine: { id: string; ctx: ServiceContext; reading: ReturnType<typeof followStream> }[] = []
          const running = new Map<string, Promise<unknown>>()
          // The engine runs a request once at a time.
          const work = (entry: (typeof mine)[number] | undefined) => {
            if (entry && !running.has(entry.id)) running.set(entry.id, runSteps(anywhere(entry.ctx), entry.id).finally(() => running.delete(entry.id)))
          }
          for (const at of moments) {
            await Promise.all(
              at.map(async (step) => {
                if (step.does === "wait") await new Promise((resolve) => setTimeout(resolve, step.ms))
                if (step.does === "sweep") await sweepRequests(deps[0] as TestDeps)
                if (step.does === "stop" && mine.length > 0) await cancelRequest(anywhere(mine[step.which % mine.length]?.ctx as ServiceContext), { id: mine[step.which % mine.length]?.id ?? "" })
                if (step.does === "run" && mine.length > 0) work(mine[step.which % mine.length])
                if (step.does !== "ask") return
                const ctx = contexts[step.person] as ServiceContext
                const { id } = await createRequest(anywhere(ctx), { input: question })
                mine.push({ id, ctx, reading: followStream(anywhere(ctx), id) })
              }),
            )
          }
          const idsOf = () => statesOf(mine.map(({ id }) => id))
          for (let round = 0; round < 5 && (await idsOf()).some(({ status }) => status === "pending" || status === "processing"); round++) {
            for (const { id, leaderId, status } of await idsOf()) if (!leaderId && (status === "pending" || status === "processing")) work(mine.find((entry) => entry.id === id))
            await Promise.all(running.values())
          }
          await Promise.all(running.values())
          await Promise.all(mine.map(({ reading }) => reading.ended))
          for (const state of await idsOf()) expect(state).toMatchObject({ status: expect.stringMatching(/^(done|cancelled)$/), ends: 1 })
          for (const { id, ctx, reading } of mine) {
            const view = await getRequest(ctx, { id })
            expect(isContiguous(reading.frames)).toBe(true)
            expect(textOf(reading.frames)).toBe(view.text ?? "")
            if (view.status === "done") expect(view.text).toBe(reply)
            const again = followStream(anywhere(ctx), id)
            await again.ended
            expect(textOf(again.frames)).toBe(view.text ?? "")
          }
          expect(await reservedIn(database(), tenant.workspaceId)).toBe(0)
        }),
        { numRuns: 12, endOnFailure: true },
      )
      const ledger = await ledgerOf(database(), tenant.workspaceId)
      expect(ledger.every(({ status }) => status !== "open")).toBe(true)
      expect(await spentIn(database(), tenant.workspaceId)).toBe(budgetCount * ledger.reduce((sum, row) => sum + row.tokens, 0))
      expect(ledger).toHaveLength(mock.bill().length)
    })
  })
}

suite("PGlite", async () => {
  const database = await openPglite({ folder: null })
  return { databases: [database], close: () => database.close() }
})

if (process.env.TEST_DATABASE_URL)
  suite("PostgreSQL, the pools of two processes", async () => {
    const { url, drop } = await createTestDatabase()
    const databases = [await openPostgres({ url, poolSize: 8 }), await openPostgres({ url, poolSize: 8 })]
    return {
      databases,
      close: async () => {
        for (const database of databases) await database.close()
        await drop()
      },
    }
  })
