import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { type Database, rows } from "@/drizzle/client"
import { describeOnBothDatabases } from "../../support/database"
import { createRecorder, pause } from "./support/recorder"
import { type Programs, startEngine } from "./support/start-engine"

const programs: Programs = ({ client, recorder }) => [
  client.createFunction({ id: "resumed", retries: 2, triggers: { event: "restart/go" } }, async ({ step }) => {
    const first = await step.run("first", () => (recorder.note("first"), Math.random()))
    const second = await step.run("second", async () => {
      recorder.note("second")
      // The process that makes the first try falls silent in the middle of it.
      if (recorder.count("second") === 1) await new Promise(() => {})
      return first
    })
    recorder.note("end", { isSame: first === second })
  }),
  client.createFunction({ id: "sleeping", triggers: { event: "restart/sleep" } }, async ({ step }) => {
    await step.run("before", () => recorder.note("sleep.before"))
    await step.sleep("nap", "2s")
    const answer = await step.waitForEvent("answer", { event: "restart/answer", timeout: "1s" })
    recorder.note("sleep.end", { answer })
  }),
  client.createFunction({ id: "steady", triggers: { event: "restart/steady" } }, async ({ step }) => {
    for (let index = 0; index < 5; index++)
      await step.run(`s${index}`, async () => {
        recorder.note("steady", { index })
        await pause(150)
      })
    recorder.note("steady.end")
  }),
]

/** A process that falls silent without a word: its engine goes on in memory, but reaches the database no more. */
function severable(database: Database): { database: Database; sever: () => void } {
  let isSevered = false
  const refuse = () => Promise.reject(new Error("connection lost"))
  return {
    database: { ...database, system: (work) => (isSevered ? refuse() : database.system(work)), listen: (channel, hear) => database.listen(channel, (payload) => (isSevered ? undefined : hear(payload))) },
    sever: () => {
      isSevered = true
    },
  }
}

describeOnBothDatabases("runs over a restart of the embedded engine", (open) => {
  it("goes on where a process that fell silent left off, without its finished steps", async () => {
    const database = await open()
    const recorder = createRecorder()
    const line = severable(database)
    const options = { leaseMs: 1_500 }
    const first = await startEngine(line.database, { programs, recorder, options })
    await first.send({ name: "restart/go", data: {} })
    await first.send({ name: "restart/sleep", data: {} })
    await recorder.until("second")
    await recorder.until("sleep.before")
    await pause(200)
    line.sever()

    const second = await startEngine(database, { programs, recorder, options })
    expect((await recorder.until("end"))[0]?.facts.isSame).toBe(true)
    expect((await recorder.until("sleep.end"))[0]?.facts.answer).toBeNull()
    expect([recorder.count("first"), recorder.count("second"), recorder.count("sleep.before")]).toEqual([1, 2, 1])
    await second.stop()
    await first.engine.stop({ graceMs: 0 }).catch(() => {})
  })

  it("hands a run over at its next step when a process stops, at once and without using up an attempt", async () => {
    const database = await open()
    const recorder = createRecorder()
    const options = { leaseMs: 600_000 }
    const first = await startEngine(database, { programs, recorder, options })
    await first.send({ name: "restart/steady", data: {} })
    await recorder.until("steady", { where: { index: 1 } })
    await first.stop()
    expect(recorder.count("steady.end")).toBe(0)
    const [job] = await database.system((tx) => rows<{ state: string; attempt: number }>(tx, sql`select state, attempt from engine_jobs`))
    expect(job).toEqual({ state: "ready", attempt: 0 })

    const second = await startEngine(database, { programs, recorder, options })
    await recorder.until("steady.end")
    expect(recorder.all("steady").map((entry) => entry.facts.index)).toEqual([0, 1, 2, 3, 4])
    await second.stop()
  })

  it("counts nothing that a process answers after its lease has passed to another", async () => {
    const database = await open()
    const recorder = createRecorder()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const staleAware: Programs = ({ client, engine }) => [
      client.createFunction({ id: "contested", retries: 2, triggers: { event: "restart/contested" } }, async ({ step, runId }) => {
        const winner = await step.run("work", async () => {
          const attempt = recorder.count("work") + 1
          const signal = engine.signal(runId)
          recorder.note("work", { attempt })
          if (attempt === 1) await held
          if (attempt === 1) recorder.note("stale", { isAborted: signal?.aborted })
          return attempt
        })
        await step.run("after", () => recorder.note("after", { winner }))
        return winner
      }),
    ]
    const running = await startEngine(database, { programs: staleAware, recorder, options: { leaseMs: 600 } })
    await running.send({ name: "restart/contested", data: {} })
    await recorder.until("work")
    await database.system((tx) => rows(tx, sql`update engine_jobs set lease = 'gone:1', lease_until = clock_timestamp() - interval '1 second' where state = 'leased'`))
    await recorder.until("after")
    release()
    expect((await recorder.until("stale"))[0]?.facts.isAborted).toBe(true)
    await pause(500)
    expect(recorder.all("after").map((entry) => entry.facts.winner)).toEqual([2])
    const ended = await database.system((tx) => rows(tx, sql`select status, output from engine_runs`))
    expect(ended).toEqual([{ status: "completed", output: 2 }])
    await running.stop()
  })

  it("gives up a run whose worker dies each time, instead of starting it for ever", async () => {
    const database = await open()
    const recorder = createRecorder()
    const running = await startEngine(database, {
      recorder,
      programs: ({ client }) => [
        client.createFunction({ id: "poison", retries: 20, triggers: { event: "restart/poison" }, onFailure: ({ error }) => recorder.note("given-up", { message: error.message }) }, () => {
          recorder.note("poison")
        }),
      ],
    })
    await running.stop()
    const sleeping = await startEngine(database, { recorder, programs: ({ client }) => [client.createFunction({ id: "other", triggers: { event: "restart/poison" } }, () => {})] })
    await sleeping.stop()
    await database.system(async (tx) => {
      await rows(tx, sql`insert into engine_runs (id, function_id, event, score, queue_key) values ('poisoned', 'test-poison', '{"id":"e","name":"restart/poison","data":{},"ts":0}'::jsonb, 0, 'test-poison')`)
      await rows(tx, sql`insert into engine_jobs (id, run_id, function_id, kind, state, due_at, score, queue_key, lost_count) values ('poisoned:d', 'poisoned', 'test-poison', 'discover', 'ready', clock_timestamp(), 0, 'test-poison', 11)`)
    })
    const again = await startEngine(database, {
      recorder,
      programs: ({ client }) => [
        client.createFunction({ id: "poison", retries: 20, triggers: { event: "restart/poison" }, onFailure: ({ error }) => recorder.note("given-up", { message: error.message }) }, () => {
          recorder.note("poison")
        }),
      ],
    })
    expect((await recorder.until("given-up"))[0]?.facts.message).toMatch(/died 10 times/)
    expect(recorder.count("poison")).toBe(0)
    await again.stop()
  })
})
