import type { ChildProcess } from "node:child_process"
import path from "node:path"
import { sql } from "drizzle-orm"
import { describe, expect, it } from "vitest"
import { type Database, openPglite, openPostgres, rows } from "@/drizzle/client"
import { createTestDatabase } from "../../support/database"
import { createJournal, type Journal, kill, startWorker } from "./support/start-worker"

type RunRow = { id: string; status: string; output: { values: Record<string, number>; invoked: number } | null; error: unknown }

const fire = (count: number) => Array.from({ length: count }, (_, n) => ({ name: "faults/main", data: { n, tenant: n % 5 } }))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Every run ended well, every value in its output is one that a step really returned, and nothing is left over. */
async function expectWhole(input: { database: Database; journal: Journal; runCount: number }): Promise<void> {
  const { database, journal, runCount } = input
  const runs = await database.system((tx) => rows<RunRow>(tx, sql`select id, status, output, error from engine_runs where function_id = 'faults-main'`))
  const statuses = runs.map((run) => (run.status === "completed" ? run.status : `${run.status} ${JSON.stringify(run.error)}`))
  expect(statuses).toEqual(Array.from({ length: runCount }, () => "completed"))
  const returned = new Set(journal.lines().map((line) => `${line.runId} ${line.step} ${line.value}`))
  const invented = runs.flatMap((run) => Object.entries(run.output?.values ?? {}).filter(([step, value]) => !returned.has(`${run.id} ${step} ${value}`)))
  expect(invented).toEqual([])
  const childValues = new Set(journal.lines().filter((line) => line.step === "c").map((line) => line.value))
  expect(runs.filter((run) => !childValues.has(run.output?.invoked))).toEqual([])
  const [left] = await database.system((tx) => rows(tx, sql`select (select count(*) from engine_jobs)::int as jobs, (select count(*) from engine_runs where ended_at is null)::int as runs`))
  expect(left).toEqual({ jobs: 0, runs: 0 })
}

describe("runs under random kills", () => {
  it.skipIf(!process.env.TEST_DATABASE_URL)("all complete, with two workers on one PostgreSQL", async () => {
    const { url, drop } = await createTestDatabase()
    const journal = createJournal()
    const runCount = 40
    const options = { url, journal: journal.file, leaseMs: 1_200, program: "chaos" as const }
    const database = await openPostgres({ url, poolSize: 2 })
    const workers: ChildProcess[] = [startWorker({ ...options, fire: fire(runCount) })]
    try {
      await journal.until((lines) => lines.some((line) => line.step === "a"), 60_000)
      workers.push(startWorker({ ...options, fire: [] }))
      const untilMs = Date.now() + 20_000
      for (let kills = 0; Date.now() < untilMs && (await countEnded(database)) < runCount; kills++) {
        await pause(1_500 + Math.random() * 1_500)
        const victim = kills % 2
        await kill(workers[victim] as ChildProcess)
        workers[victim] = startWorker({ ...options, fire: [] })
      }
      while ((await countEnded(database)) < runCount && Date.now() < untilMs + 60_000) await pause(200)
      await expectWhole({ database, journal, runCount })
    } finally {
      for (const worker of workers) await kill(worker)
      await database.close()
      await drop()
      journal.remove()
    }
  })

  it("all complete, with one worker on PGlite's folder", async () => {
    const journal = createJournal()
    const folder = path.join(journal.folder, "data")
    const runCount = 15
    const options = { folder, journal: journal.file, leaseMs: 1_200, program: "chaos" as const, fire: fire(runCount) }
    let worker = startWorker(options)
    try {
      await journal.until((lines) => lines.some((line) => line.step === "a"), 60_000)
      for (let kills = 0; kills < 3 && worker.exitCode === null; kills++) {
        const boots = journal.lines().filter((line) => line.up).length
        await pause(1_000 + Math.random() * 1_000)
        await kill(worker)
        worker = startWorker(options)
        await journal.until((lines) => lines.filter((line) => line.up).length > boots, 60_000)
      }
      if (worker.exitCode === null) await new Promise((resolve) => worker.once("exit", resolve))
      const database = await openPglite({ folder })
      await expectWhole({ database, journal, runCount })
      await database.close()
    } finally {
      await kill(worker)
      journal.remove()
    }
  })
})

async function countEnded(database: Database): Promise<number> {
  const [ended] = await database.system((tx) =>
    rows<{ count: number }>(tx, sql`select count(*)::int as count from engine_runs where function_id = 'faults-main' and ended_at is not null`),
  )
  return ended?.count ?? 0
}
