import path from "node:path"
import { describe, expect, it } from "vitest"
import { type Database, openPglite, openPostgres } from "@/drizzle/client"
import { createTestDatabase } from "../../support/database"
import { createTenant, testDeps } from "../../support/deps"
import { mockModels } from "../../support/mock-models"
import { readBill, startMockProvider } from "../../support/mock-provider"
import { reservedIn, spentIn } from "../../support/read-rows"
import { expectLedgerMatchesBill, expectNoStepRepeated, expectOneEnd, expectStreamsWhole } from "./support/check-state"
import { createJournal, linesThat } from "./support/journal"
import { readState } from "./support/read-state"
import { isGone, kill, startWorker } from "./support/start-worker"
import type { WorkerOptions } from "./support/worker"
import type { Place } from "./support/wire"

const requestCount = 50
const leastKills = 3
const mostKills = 10
const killingMs = 45_000
const drainingMs = 90_000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function killAtRandom(options: WorkerOptions): Promise<number> {
  const startedMs = Date.now()
  let worker = startWorker(options)
  try {
    for (let kills = 0; ; kills++) {
      while (!isGone(worker) && !linesThat(options.journal, "up").some((line) => line.pid === worker.pid)) await pause(20)
      const isLast = kills >= mostKills || (kills >= leastKills && Date.now() - startedMs > killingMs)
      const untilMs = Date.now() + (isLast ? drainingMs : 300 + Math.random() * 1_700)
      while (!isGone(worker) && Date.now() < untilMs) await pause(20)
      if (worker.exitCode === 0) return kills
      if (isLast || isGone(worker)) throw new Error(`the worker ended with ${worker.exitCode ?? "work left"} after ${kills} kills`)
      await kill(worker)
      worker = startWorker(options)
    }
  } finally {
    await kill(worker)
  }
}

async function expectNothingLost(place: Place): Promise<void> {
  const journal = createJournal()
  const bill = path.join(journal.folder, "bill.jsonl")
  const mock = await startMockProvider({ billPath: bill })
  mock.script({ match: "charged twice", behave: { reply: JSON.stringify({ category: "billing", priority: "high", team: null, confidence: 0.97 }), firstTokenDelayMs: 150 } })
  mock.script({ match: "What is stated about matter", behave: { reply: (request) => `It is stated in the documents. ${"Each term stands as it was agreed. ".repeat(6)}${request.maxOutputTokens}`, tokensPerSecond: 60 } })
  mock.script({ match: () => true, behave: { firstTokenDelayMs: 100, tokensPerSecond: 400 } })
  const open = (): Promise<Database> => ("url" in place ? openPostgres({ url: place.url, poolSize: 2 }) : openPglite({ folder: place.folder, lockWaitMs: 20_000 }))
  try {
    const before = await open()
    const tenant = await createTenant(await testDeps(before, mockModels(mock)), { tokensPerDay: 100_000_000n })
    const { actor } = await tenant.context("member", "Ada")
    await before.close()

    const provider = { anthropicBaseUrl: mock.anthropicBaseUrl, openaiBaseUrl: mock.openaiBaseUrl }
    const kills = await killAtRandom({ place, provider, journal: journal.file, leaseMs: 2_000, actor, requestCount, paceMs: 170, sweepMs: 2_000 })
    expect(kills).toBeGreaterThanOrEqual(leastKills)

    const database = await open()
    try {
      const state = await readState(database, tenant.workspaceId)
      expectOneEnd(state, journal.file, requestCount)
      expect(state.requests.filter((request) => request.status !== (request.promptKey === "medical_summary" ? "in_review" : "done"))).toEqual([])
      expect(state.requests.filter((request) => request.reviews !== (request.status === "in_review" ? 1 : 0))).toEqual([])
      expectNoStepRepeated(state, journal.file)
      expectLedgerMatchesBill(state.calls, readBill(bill))
      expectStreamsWhole(state)
      expect(linesThat(journal.file, "text")).toEqual([])
      expect(state.openHolds).toBe(0)
      expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
      const used = state.calls.reduce((sum, call) => sum + call.inputTokens + call.cacheReadTokens + call.cacheWrite5mTokens + call.cacheWrite1hTokens + call.outputTokens, 0)
      expect(await spentIn(database, tenant.workspaceId)).toBe(used)
      report({ kills, state, billed: readBill(bill).length })
    } finally {
      await database.close()
    }
  } finally {
    await mock.close()
    journal.remove()
  }
}

function report({ kills, state, billed }: { kills: number; state: Awaited<ReturnType<typeof readState>>; billed: number }): void {
  const count = (status: string) => state.calls.filter((call) => call.status === status).length
  const restarted = state.requests.filter((request) => request.attempts > 1).length
  process.stdout.write(`${kills} kills, ${restarted} requests restarted while they were written, ${state.calls.length} ledger rows (${count("settled")} settled, ${count("estimated")} estimated), ${billed} bill rows\n`)
}

describe("requests under random kills -9", () => {
  it("all end once, none is charged twice and nothing stays held, on PGlite's folder", async () => {
    const folder = createJournal()
    try {
      await expectNothingLost({ folder: path.join(folder.folder, "data") })
    } finally {
      folder.remove()
    }
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("all end once, none is charged twice and nothing stays held, on PostgreSQL", async () => {
    const { url, drop } = await createTestDatabase()
    try {
      await expectNothingLost({ url })
    } finally {
      await drop()
    }
  })
})
