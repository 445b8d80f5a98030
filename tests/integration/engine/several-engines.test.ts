import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Database, openPostgres } from "@/drizzle/client"
import { createTestDatabase } from "../../support/database"
import { createRecorder, pause, type Recorder } from "./support/recorder"
import { type Programs, type RunningEngine, startEngine } from "./support/start-engine"

const programsOf =
  (name: string): Programs =>
  ({ client, recorder, engine }) => [
    client.createFunction({ id: "keyed", concurrency: [{ key: "event.data.tenant", limit: 2 }], triggers: { event: "several/keyed" } }, async ({ step, event }) => {
      await step.run("work", async () => {
        recorder.note("in", { tenant: event.data.tenant, engine: name })
        await pause(60)
        recorder.note("out", { tenant: event.data.tenant, engine: name })
      })
    }),
    client.createFunction({ id: "crowded", triggers: { event: "several/crowded" } }, async ({ step, event }) => {
      await step.run("work", async () => {
        recorder.note("crowded", { n: event.data.n, engine: name })
        await recorder.until("crowded", { count: 4 })
      })
    }),
    client.createFunction({ id: "stoppable", triggers: { event: "several/stoppable" }, cancelOn: [{ event: "several/stop", match: "data.id" }] }, async ({ step, runId }) => {
      await step.run("work", async () => {
        recorder.note("working", { engine: name })
        await new Promise<void>((resolve) => engine.signal(runId)?.addEventListener("abort", () => (recorder.note("aborted", { engine: name }), resolve())))
      })
    }),
  ]

/** Two processes in one: two engines with their own connections on one database. */
describe.skipIf(!process.env.TEST_DATABASE_URL)("several engines on one PostgreSQL", () => {
  const databases: Database[] = []
  let drop: () => Promise<void>
  let recorder: Recorder
  let engines: RunningEngine[]

  beforeAll(async () => {
    const created = await createTestDatabase()
    drop = created.drop
    recorder = createRecorder()
    engines = []
    for (const name of ["one", "two"]) {
      const database = await openPostgres({ url: created.url, poolSize: 6 })
      databases.push(database)
      // Leases so long that nothing is noticed by heartbeat: what happens in time happens by NOTIFY.
      engines.push(await startEngine(database, { programs: programsOf(name), recorder, options: { leaseMs: 600_000, slots: 3 } }))
    }
  })
  afterAll(async () => {
    for (const engine of engines) await engine.stop()
    for (const database of databases) await database.close()
    await drop()
  })

  it("share the limits of a concurrency key", async () => {
    await engines[0]?.send(Array.from({ length: 24 }, (_, index) => ({ name: "several/keyed", data: { tenant: index % 2 ? "a" : "b" } })))
    await recorder.until("out", { count: 24 })
    const now: Record<string, number> = { a: 0, b: 0 }
    let most = 0
    const steps = [...recorder.all("in"), ...recorder.all("out")].sort((one, other) => one.atMs - other.atMs || (one.tag === "out" ? -1 : 1))
    for (const { tag, facts } of steps) {
      now[String(facts.tenant)] = (now[String(facts.tenant)] ?? 0) + (tag === "in" ? 1 : -1)
      most = Math.max(most, now[String(facts.tenant)] ?? 0)
    }
    expect(most).toBe(2)
  })

  it("wake each other for work that one of them cannot take", async () => {
    // Four steps that end only once all four have begun, and three slots in each engine.
    await engines[0]?.send(Array.from({ length: 4 }, (_, n) => ({ name: "several/crowded", data: { n } })))
    await recorder.until("crowded", { count: 4 })
    expect(new Set(recorder.all("crowded").map((entry) => entry.facts.engine))).toEqual(new Set(["one", "two"]))
  })

  it("abort a step in the process that runs it when another takes in the cancellation", async () => {
    await engines[0]?.send({ name: "several/stoppable", data: { id: 1 } })
    const [working] = await recorder.until("working")
    const other = working?.facts.engine === "one" ? engines[1] : engines[0]
    await other?.send({ name: "several/stop", data: { id: 1 } })
    expect((await recorder.until("aborted"))[0]?.facts.engine).toBe(working?.facts.engine)
  })
})
