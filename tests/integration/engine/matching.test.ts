import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import { findListeners } from "@/inngest/embedded/store/find-listeners"
import { describeOnBothDatabases } from "../../support/database"
import { startEngine } from "./support/start-engine"

const runCount = 2_000

describeOnBothDatabases("matching of events with waiting runs", (open) => {
  it("reads only the listeners whose key is the event's value, among thousands", async () => {
    const database = await open()
    const running = await startEngine(database, {
      options: { slots: 1 },
      programs: ({ client, recorder }) => [
        client.createFunction(
          { id: "many", triggers: { event: "matching/go" }, cancelOn: [{ event: "matching/stop", match: "data.id" }, { event: "matching/stop", if: "async.data.all == true" }], concurrency: 1 },
          async ({ step }) => {
            await step.run("hold", () => recorder.until("released", { withinMs: 50_000 }))
          },
        ),
      ],
    })
    for (let from = 0; from < runCount; from += 500)
      await running.send(Array.from({ length: 500 }, (_, index) => ({ name: "matching/go", data: { id: `run-${from + index}` } })))
    const event = (data: Record<string, unknown>) => ({ id: "e", name: "matching/stop", ts: 0, data })
    const listenersOf = (data: Record<string, unknown>) =>
      database.system((tx) => findListeners(tx, { events: [event(data)], after: { eventId: "", id: "" }, limit: 10_000 }))
    expect(await listenersOf({ id: "run-77" })).toHaveLength(1)
    expect(await listenersOf({ id: "run-x" })).toHaveLength(0)
    expect(await listenersOf({})).toHaveLength(0)
    expect(await listenersOf({ all: true })).toHaveLength(runCount)

    await running.send({ name: "matching/stop", data: { id: "run-77" } })
    const statuses = () =>
      database.system((tx) => rows<{ status: string; count: number }>(tx, sql`select status, count(*)::int as count from engine_runs where status <> 'running' group by status order by status`))
    expect(await statuses()).toEqual([{ status: "cancelled", count: 1 }, { status: "queued", count: runCount - 2 }])

    // More than one page of listeners in one unit of work.
    await running.send({ name: "matching/stop", data: { all: true } })
    expect(await statuses()).toEqual([{ status: "cancelled", count: runCount }])
    running.recorder.note("released")
    expect((await running.engine.stats()).queued).toBe(0)
    await running.stop()
  })
})
