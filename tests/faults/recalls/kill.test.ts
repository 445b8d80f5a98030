import path from "node:path"
import { sql } from "drizzle-orm"
import { describe, expect, it } from "vitest"
import { type Database, openPglite, openPostgres, rows } from "@/drizzle/client"
import { createTestDatabase } from "../../support/database"
import { createTenant, testDeps } from "../../support/deps"
import { mockModels } from "../../support/mock-models"
import { startMockProvider } from "../../support/mock-provider"
import { createJournal, linesThat } from "../requests/support/journal"
import { isGone, kill } from "../requests/support/start-worker"
import type { Place } from "../requests/support/wire"
import { seedAnswers } from "./support/seed-answers"
import { startRecallWorker } from "./support/start-worker"
import type { RecallWorkerOptions } from "./support/worker"

const answersEach = 12
const drainingMs = 240_000
/** So many steps of a kind have begun, over all processes, when one is killed: in the midst of withdrawing, of telling, of asking again. */
const killedAt: [string, number][] = [["follow-", 2], ["follow-", 4], ["ask-", 2]]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function killInTheMidst(options: RecallWorkerOptions): Promise<number> {
  const begun = (kind: string) => linesThat(options.journal, "start-step").filter((line) => line.step.startsWith(kind)).length
  const until = async (isTrue: () => boolean) => {
    for (const untilMs = Date.now() + drainingMs; !isTrue() && !isGone(worker); await pause(5)) if (Date.now() > untilMs) throw new Error("the worker does nothing any more")
  }
  let worker = startRecallWorker(options)
  let kills = 0
  try {
    for (const [kind, count] of killedAt) {
      await until(() => begun(kind) >= count)
      if (isGone(worker)) break
      await pause(Math.random() * 40)
      await kill(worker)
      kills += 1
      worker = startRecallWorker(options)
    }
    await until(() => false)
    expect(worker.exitCode).toBe(0)
    return kills
  } finally {
    await kill(worker)
  }
}

async function expectEachOnce(place: Place): Promise<void> {
  const journal = createJournal()
  const mock = await startMockProvider()
  mock.script({ match: () => true, behave: { reply: JSON.stringify({ category: "billing", priority: "high", team: null, confidence: 0.97 }), firstTokenDelayMs: 20 } })
  const open = (): Promise<Database> => ("url" in place ? openPostgres({ url: place.url, poolSize: 2 }) : openPglite({ folder: place.folder, lockWaitMs: 20_000 }))
  try {
    const before = await open()
    const tenant = await createTenant(await testDeps(before, mockModels(mock)), { tokensPerDay: 100_000_000n })
    const people = [await tenant.context("member", "Ada"), await tenant.context("member", "Bea"), await tenant.context("member", "Cyd")]
    const { actor } = await tenant.context("reviewer", "Rhea")
    const selector = await seedAnswers(people, answersEach)
    await before.close()

    const provider = { anthropicBaseUrl: mock.anthropicBaseUrl, openaiBaseUrl: mock.openaiBaseUrl }
    const kills = await killInTheMidst({ place, provider, journal: journal.file, leaseMs: 2_000, actor, selector })
    expect(kills).toBe(killedAt.length)

    const database = await open()
    try {
      const all = people.length * answersEach + 1
      const of = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => database.workspace({ workspaceId: tenant.workspaceId }, (tx) => rows<T>(tx, query))
      const items = await of<{ state: string; requestId: string; replacementId: string | null; isTold: boolean }>(
        sql`select state, request_id as "requestId", replacement_id as "replacementId", notified_at is not null as "isTold" from recall_items where kind = 'answer'`,
      )
      expect(items).toHaveLength(all)
      expect(items.filter(({ state, isTold }) => state !== "settled" || !isTold)).toEqual([])
      expect(new Set(items.map(({ requestId }) => requestId)).size).toBe(all)
      expect(new Set(items.map(({ replacementId }) => replacementId)).size).toBe(all)
      const repeats = await of<{ id: string; rerunOfId: string; status: string }>(sql`select id, rerun_of_id as "rerunOfId", status from requests where rerun_of_id is not null`)
      expect(new Map(repeats.map(({ rerunOfId, id }) => [rerunOfId, id]))).toEqual(new Map(items.map(({ requestId, replacementId }) => [requestId, replacementId])))
      expect(repeats.filter(({ status }) => status !== "done")).toEqual([])
      expect(repeats).toHaveLength(all)
      const audits = await of<{ action: string; rows: number; subjects: number }>(
        sql`select action, count(*)::int as rows, count(distinct coalesce(detail->>'requestId', subject_id))::int as subjects from audit_log where action in ('request.withdrawn', 'recall.asked_again', 'recall.opened', 'recall.closed') group by action order by action`,
      )
      expect(audits.map((audit) => [audit.action, audit.rows, audit.subjects])).toEqual([["recall.asked_again", all, all], ["recall.closed", 1, 1], ["recall.opened", 1, 1], ["request.withdrawn", all, all]])
      const told = await database.system((tx) => rows<{ message: string }>(tx, sql`select message from notifications where kind = 'answer_withdrawn' order by message`))
      expect(told.map(({ message }) => Number.parseInt(message, 10))).toEqual([answersEach, answersEach, answersEach + 1])
    } finally {
      await database.close()
    }
  } finally {
    await mock.close()
    journal.remove()
  }
}

describe("a recall under kills -9 in its midst", () => {
  it("withdraws, tells and asks again each answer once, and closes, on PGlite's folder", async () => {
    const folder = createJournal()
    try {
      await expectEachOnce({ folder: path.join(folder.folder, "data") })
    } finally {
      folder.remove()
    }
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("withdraws, tells and asks again each answer once, and closes, on PostgreSQL", async () => {
    const { url, drop } = await createTestDatabase()
    try {
      await expectEachOnce({ url })
    } finally {
      await drop()
    }
  })
})
