import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { createEmbeddedEngine } from "@/inngest/embedded"
import { describeOnBothDatabases } from "../../support/database"
import { startEngine } from "./support/start-engine"

describeOnBothDatabases("retention of the embedded engine", (open) => {
  it("deletes what has long finished, with its steps and events, and nothing that lives", async () => {
    const database = await open()
    const running = await startEngine(database, {
      programs: ({ client, recorder }) => [
        client.createFunction({ id: "kept", triggers: { event: "retention/go" } }, async ({ step, event }) => {
          await step.run("s", () => recorder.note("ran"))
          if (event.data.isLong) await step.sleep("nap", "1h")
        }),
      ],
    })
    await running.send(Array.from({ length: 601 }, (_, index) => ({ name: "retention/go", data: { isLong: index === 0 } })))
    await expect.poll(() => running.engine.stats(), { timeout: 40_000, interval: 100 }).toMatchObject({ queued: 0, running: 0, waiting: 1 })
    expect(await running.engine.deleteFinished({ olderThanDays: 1 })).toEqual({ runs: 0, events: 0 })

    await database.system(async (tx) => {
      await rows(tx, sql`update engine_runs set ended_at = ended_at - interval '3 days', created_at = created_at - interval '3 days'`)
      await rows(tx, sql`update engine_events set received_at = received_at - interval '3 days'`)
    })
    await running.send({ name: "retention/go", data: {} })
    await expect.poll(() => running.engine.stats(), { timeout: 10_000 }).toMatchObject({ queued: 0, running: 0 })
    expect(await running.engine.deleteFinished({ olderThanDays: 2 })).toEqual({ runs: 600, events: 601 })
    const [left] = await database.system((tx) =>
      rows(tx, sql`select (select count(*) from engine_runs)::int as runs, (select count(*) from engine_steps)::int as steps, (select count(*) from engine_events)::int as events`),
    )
    expect(left).toEqual({ runs: 2, steps: 2, events: 1 })
    await running.stop()
  })

  it("refuses to keep less than idempotency reaches back", async () => {
    const database = await open()
    expect(() => createEmbeddedEngine({ database, log: { info() {}, warn() {}, error() {} }, retentionDays: 0.5 })).toThrow(/at least 1/)
  })
})
