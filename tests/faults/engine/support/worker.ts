import { appendFileSync } from "node:fs"
import { sql } from "drizzle-orm"
import { Inngest } from "inngest"
import { type Database, openPglite, openPostgres, rows } from "../../../../drizzle/client"
import { createEmbeddedEngine } from "../../../../inngest/embedded"

/**
 * A process that runs an engine until it is killed. What its steps did goes to a file, one JSON line each, written
 * before the step returns, so that it survives the kill as the outside world would.
 */
const { url, folder, journal, fire, leaseMs, program } = JSON.parse(process.env.ENGINE_WORKER ?? "{}") as WorkerOptions

export type WorkerOptions = { url?: string; folder?: string; journal: string; fire: { name: string; data: Record<string, unknown> }[]; leaseMs: number; program: "crash" | "chaos" }

const note = (line: Record<string, unknown>) => appendFileSync(journal, `${JSON.stringify({ ...line, pid: process.pid, atMs: Date.now() })}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const silent = { info() {}, warn() {}, error() {}, debug() {} }

const database: Database = url ? await openPostgres({ url, poolSize: 5 }) : await openPglite({ folder: folder ?? null, lockWaitMs: 20_000 })
const engine = createEmbeddedEngine({ database, leaseMs, slots: 12, backoffMs: () => 200, log: { ...silent, error: (fields, message) => note({ error: message, fields: String((fields as { err?: unknown }).err) }) } })
const client = new Inngest({ id: "faults", isDev: true, baseUrl: "http://embedded.invalid", fetch: engine.fetch, logger: silent })

const slow = client.createFunction({ id: "slow", retries: 2, triggers: { event: "faults/slow" } }, async ({ step }) => {
  await step.run("one", () => note({ step: "one" }))
  await step.run("two", async () => {
    note({ step: "two" })
    await pause(3_000)
    note({ step: "two done" })
  })
  await step.run("three", () => note({ step: "three" }))
})

const sleeper = client.createFunction({ id: "sleeper", triggers: { event: "faults/sleeper" } }, async ({ step }) => {
  await step.run("before", () => note({ step: "before" }))
  await step.sleep("nap", "2s")
  await step.run("after", () => note({ step: "after" }))
  const answer = await step.waitForEvent("answer", { event: "faults/answer", timeout: "2s" })
  await step.run("late", () => note({ step: "late", answer }))
})

const child = client.createFunction({ id: "child", retries: 20, triggers: [] }, ({ step, runId }) =>
  step.run("c", async () => {
    await pause(Math.random() * 60)
    const value = Math.random()
    note({ runId, step: "c", value })
    return value
  }),
)

const main = client.createFunction(
  { id: "main", retries: 20, triggers: { event: "faults/main" }, concurrency: { key: "event.data.tenant", limit: 4 } },
  async ({ step, runId }) => {
    const one = (name: string) =>
      step.run(name, async () => {
        await pause(Math.random() * 100)
        const value = Math.random()
        note({ runId, step: name, value })
        if (Math.random() < 0.08) throw new Error("flaky")
        return value
      })
    const a = await one("a")
    const [p1, p2, p3, , invoked] = await Promise.all([one("p1"), one("p2"), one("p3"), step.sleep("nap", "1s"), step.invoke("invoke", { function: child, data: {} })])
    const [[x1, x2], [y1, y2]] = await Promise.all([(async () => [await one("x1"), await one("x2")])(), (async () => [await one("y1"), await one("y2")])()])
    await step.waitForEvent("answer", { event: "faults/answer", timeout: "1s", if: "event.data.n == async.data.n" })
    const b = await one("b")
    return { values: { a, p1, p2, p3, x1, x2, y1, y2, b }, invoked }
  },
)

await engine.start({ client, functions: program === "crash" ? [slow, sleeper] : [main, child] })
if (fire.length > 0) {
  const [{ count } = { count: 0 }] = await database.system((tx) => rows<{ count: number }>(tx, sql`select count(*)::int as count from engine_runs`))
  if (count === 0) await client.send(fire)
}
note({ up: true })
if (program === "chaos" && folder) void exitWhenIdle()

/** An embedded database has one process, which therefore has to say itself when all is done. */
async function exitWhenIdle(): Promise<void> {
  for (;;) {
    await pause(200)
    const stats = await engine.stats()
    if (stats.queued + stats.running + stats.waiting > 0) continue
    await engine.stop()
    await database.close()
    process.exit(0)
  }
}
