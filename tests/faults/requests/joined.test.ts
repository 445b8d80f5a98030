import { expect, it } from "vitest"
import { cancelRequest, createRequest, getRequest } from "@/lib/services/requests"
import { followStream, isContiguous, textOf } from "../../integration/reuse/follow-stream"
import { createTestDatabase } from "../../support/database"
import { createTenant } from "../../support/deps"
import { startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { createJournal, linesThat } from "./support/journal"
import { kill, startWorker } from "./support/start-worker"
import { wire } from "./support/wire"

const question = { promptKey: "rag_answer", payload: { question: "When does the agreement end?" } }
const reply = "The agreement ends after thirty days unless both sides agree. ".repeat(3)

it.skipIf(!process.env.TEST_DATABASE_URL)(
  "answers all who joined a run when the process that wrote it is killed, and stops the call of another process when all of them go",
  async () => {
    const { url, drop } = await createTestDatabase()
    const journal = createJournal()
    const mock = await startMockProvider()
    const provider = { anthropicBaseUrl: mock.anthropicBaseUrl, openaiBaseUrl: mock.openaiBaseUrl }
    const shared = { place: { url }, provider, journal: journal.file, leaseMs: 2_000 }
    // Without slots this process takes events and works on none.
    const here = await wire({ ...shared, slots: 0 })
    const tenant = await createTenant(here.deps, { tokensPerDay: 10_000_000n })
    const people = [await tenant.context("member", "Ada"), await tenant.context("member", "Bob"), await tenant.context("member", "Cyd")]
    const actor = (people[0] ?? (await tenant.context("member"))).actor
    const start = async () => {
      const worker = startWorker({ ...shared, actor, requestCount: 0, paceMs: 0, sweepMs: 60_000 })
      await expect.poll(() => linesThat(journal.file, "up").some((line) => line.pid === worker.pid), { timeout: 20_000 }).toBe(true)
      return worker
    }
    const isAnswering = (request: { kind: string }) => request.kind === "chat"
    const ask = async () => {
      const asked = []
      for (const ctx of people) asked.push({ ctx, ...(await createRequest(ctx, { input: question })) })
      return asked.map((one) => ({ ...one, reading: followStream(one.ctx, one.id) }))
    }
    let there = await start()
    try {
      mock.script({ times: 1, match: isAnswering, behave: { reply, tokensPerSecond: 20 } }, { times: 1, match: isAnswering, behave: { reply, tokensPerSecond: 200 } })
      const answered = await ask()
      await Promise.all(answered.map(({ reading }) => reading.hasText))
      await kill(there)
      there = await start()
      await Promise.all(answered.map(({ reading }) => reading.ended))
      for (const { ctx, id, reading } of answered) {
        expect(await getRequest(ctx, { id })).toMatchObject({ status: "done", text: reply })
        expect(textOf(reading.frames)).toBe(reply)
        expect(isContiguous(reading.frames)).toBe(true)
        expect(reading.frames.filter(({ part }) => part.type === "reset-step")).toHaveLength(1)
      }
      expect(mock.requests().filter(isAnswering)).toHaveLength(2)
      expect(await reservedIn(here.deps.database, tenant.workspaceId)).toBe(0)

      mock.script({ times: 1, match: isAnswering, behave: { reply: "word ".repeat(2_000), tokensPerSecond: 40 } })
      const other = { ...question, payload: { question: "Who signs the agreement?" } }
      const stopped = []
      for (const ctx of people) stopped.push({ ctx, ...(await createRequest(ctx, { input: other })) })
      const readings = stopped.map(({ ctx, id }) => followStream(ctx, id))
      await Promise.all(readings.map((reading) => reading.hasText))
      for (const { ctx, id } of stopped) {
        expect(mock.bill().at(-1)?.status).toBe("open")
        await cancelRequest(ctx, { id })
      }
      await expect.poll(() => mock.bill().at(-1)?.status, { timeout: 10_000, interval: 5 }).toBe("aborted")
      await Promise.all(readings.map((reading) => reading.ended))
      for (const [index, { ctx, id }] of stopped.entries()) {
        await expect.poll(async () => (await getRequest(ctx, { id })).status).toBe("cancelled")
        expect(textOf(readings[index]?.frames ?? [])).toBe((await getRequest(ctx, { id })).text)
      }
      await expect.poll(() => reservedIn(here.deps.database, tenant.workspaceId), { timeout: 10_000 }).toBe(0)
    } finally {
      await kill(there)
      await here.close()
      await mock.close()
      await drop()
      journal.remove()
    }
  },
)
