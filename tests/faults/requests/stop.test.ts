import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { cancelRequest, createRequest, getRequest, watchRequest } from "@/lib/services/requests"
import type { Frame } from "@/lib/services/requests/stream/stream-hub"
import { createTestDatabase } from "../../support/database"
import { createTenant } from "../../support/deps"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { textOf } from "./support/check-state"
import { createJournal } from "./support/journal"
import { kill, startWorker } from "./support/start-worker"
import { wire } from "./support/wire"

const question = { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, fresh: true }

type Reading = { frames: Frame[]; hasText: Promise<void>; ended: Promise<void> }

function startReading(ctx: ServiceContext, id: string): Reading {
  const frames: Frame[] = []
  let onText = () => {}
  const hasText = new Promise<void>((resolve) => (onText = resolve))
  const stream = watchRequest(ctx, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })
  const read = async () => {
    for await (const frame of stream) {
      if (!frame) continue
      frames.push(frame)
      if (frame.part.type === "text-delta") onText()
    }
  }
  return { frames, hasText, ended: read() }
}

describe("a request that another process works on", () => {
  const longestAnswer = "word ".repeat(2_000)
  let mock: MockProvider
  let ada: ServiceContext
  let workspaceId: string
  const closers: (() => Promise<unknown> | void)[] = []

  beforeAll(async () => {
    if (!process.env.TEST_DATABASE_URL) return
    const { url, drop } = await createTestDatabase()
    const journal = createJournal()
    mock = await startMockProvider()
    const provider = { anthropicBaseUrl: mock.anthropicBaseUrl, openaiBaseUrl: mock.openaiBaseUrl }
    const shared = { place: { url }, provider, journal: journal.file, leaseMs: 5_000 }
    // Without slots this process takes events and works on none.
    const here = await wire({ ...shared, slots: 0 })
    const tenant = await createTenant(here.deps, { tokensPerDay: 10_000_000n })
    workspaceId = tenant.workspaceId
    ada = await tenant.context("member", "Ada")
    const there = startWorker({ ...shared, actor: ada.actor, requestCount: 0, paceMs: 0, sweepMs: 60_000 })
    closers.push(() => kill(there), here.close, () => mock.close(), drop, journal.remove)
  })
  afterAll(async () => {
    for (const close of closers) await close()
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("is read here word by word while it is written there", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "One two three four five six seven eight nine ten. ".repeat(4), tokensPerSecond: 25 } })
    const { id } = await createRequest(ada, { input: question })
    const reading = startReading(ada, id)
    await reading.hasText
    expect((await getRequest(ada, { id })).status).toBe("processing")
    await reading.ended
    const view = await getRequest(ada, { id })
    expect(view.status).toBe("done")
    expect(reading.frames.map((frame) => frame.seq)).toEqual(reading.frames.map((_, index) => index))
    expect(reading.frames.filter((frame) => frame.part.type === "text-delta").length).toBeGreaterThan(1)
    expect(textOf(reading.frames)).toBe(view.text)
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("is stopped from here: the provider's call breaks off at once and what was shown stays", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: longestAnswer, tokensPerSecond: 40 } })
    const { id } = await createRequest(ada, { input: question })
    const reading = startReading(ada, id)
    await reading.hasText
    const stoppedMs = Date.now()
    await cancelRequest(ada, { id })
    await expect.poll(() => mock.bill().at(-1)?.status, { timeout: 10_000, interval: 5 }).toBe("aborted")
    process.stdout.write(`stopped across processes in ${Date.now() - stoppedMs} ms\n`)
    await reading.ended
    const view = await getRequest(ada, { id })
    expect(view.status).toBe("cancelled")
    expect(view.text).toMatch(/^word/)
    expect(view.text?.length).toBeLessThan(longestAnswer.length / 4)
    expect(textOf(reading.frames)).toBe(view.text)
    const call = view.calls.at(-1)
    expect(call).toMatchObject({ status: "estimated", errorCode: "cancelled" })
    expect(call?.outputTokens).toBeGreaterThanOrEqual(mock.bill().at(-1)?.usage.outputTokens ?? Number.POSITIVE_INFINITY)
    expect(await reservedIn(ada.deps.database, workspaceId)).toBe(0)
  })
})
