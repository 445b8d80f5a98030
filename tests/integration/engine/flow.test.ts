import { NonRetriableError } from "inngest"
import { afterAll, beforeAll, expect, it } from "vitest"
import { describeOnBothDatabases } from "../../support/database"
import { pause } from "./support/recorder"
import { type Programs, type RunningEngine, startEngine } from "./support/start-engine"

const programs: Programs = ({ client, recorder }) => {
  const callee = client.createFunction({ id: "callee", triggers: [] }, async ({ step, event }) => {
    recorder.note("callee", { name: event.name })
    return step.run("double", () => (event.data as { n: number }).n * 2)
  })
  const failing = client.createFunction({ id: "failing-callee", retries: 0, triggers: [] }, () => {
    throw new NonRetriableError("callee failed")
  })
  const slow = client.createFunction({ id: "slow-callee", triggers: [] }, async ({ step }) => {
    await step.sleep("nap", "1h")
  })
  return [
    callee,
    failing,
    slow,
    client.createFunction({ id: "invoker", triggers: { event: "flow/invoke" } }, async ({ step }) => {
      const result = await step.invoke("call", { function: callee, data: { n: 21 } })
      let failure = ""
      await step.invoke("call-failing", { function: failing, data: {} }).catch((error: Error) => (failure = error.message))
      let late = ""
      await step.invoke("call-slow", { function: slow, data: {}, timeout: "1s" }).catch((error: Error) => (late = error.message))
      recorder.note("invoke.end", { result, failure, late })
    }),
    client.createFunction({ id: "keyed", concurrency: [{ key: "event.data.tenant", limit: 2 }], triggers: { event: "flow/keyed" } }, async ({ step, event }) => {
      await step.run("work", async () => {
        recorder.note("keyed.in", { tenant: event.data.tenant })
        await pause(100)
        recorder.note("keyed.out", { tenant: event.data.tenant })
      })
    }),
    client.createFunction(
      { id: "priority", concurrency: 1, priority: { run: "event.data.p > 0 ? 300 : (event.data.p < 0 ? 0 : 10)" }, triggers: { event: "flow/priority" } },
      async ({ step, event }) => {
        await step.run("work", async () => {
          recorder.note("priority", { key: event.data.key })
          if (event.data.key === "blocker") await recorder.until("priority.queued")
        })
      },
    ),
    client.createFunction({ id: "skipping", singleton: { mode: "skip", key: "event.data.key" }, triggers: { event: "flow/skip" } }, async ({ step, event }) => {
      await step.run("start", () => recorder.note("skip.start", { n: event.data.n }))
      await step.sleep("nap", "1s")
      recorder.note("skip.end", { n: event.data.n })
    }),
    client.createFunction({ id: "replacing", singleton: { mode: "cancel", key: "event.data.key" }, triggers: { event: "flow/replace" } }, async ({ step, event }) => {
      await step.run("start", () => recorder.note("replace.start", { n: event.data.n }))
      await step.sleep("nap", "1s")
      recorder.note("replace.end", { n: event.data.n })
    }),
    client.createFunction({ id: "bounded", timeouts: { finish: "1s" }, triggers: { event: "flow/bounded" } }, async ({ step }) => {
      await step.run("start", () => recorder.note("bounded.start"))
      await step.sleep("nap", "3s")
      recorder.note("bounded.end")
    }),
    client.createFunction({ id: "bounded-watch", triggers: { event: "inngest/function.cancelled", if: "event.data.function_id == 'test-bounded'" } }, () =>
      recorder.note("bounded.cancelled"),
    ),
    client.createFunction({ id: "ticking", triggers: { cron: "*/2 * * * * *" } }, ({ event }) => recorder.note("tick", { name: event.name, cron: (event.data as { cron?: string }).cron })),
  ]
}

describeOnBothDatabases("flow control on the embedded engine", (open) => {
  let running: RunningEngine
  beforeAll(async () => {
    running = await startEngine(await open(), { programs })
  })
  afterAll(() => running.stop())

  it("invokes another function: its result, its failure, its lateness", async () => {
    const { recorder, send } = running
    await send({ name: "flow/invoke", data: {} })
    const [end] = await recorder.until("invoke.end")
    expect(end?.facts.result).toBe(42)
    expect(end?.facts.failure).toMatch(/callee failed/)
    expect(end?.facts.late).toMatch(/did not finish in time/)
    expect(recorder.all("callee")[0]?.facts.name).toBe("inngest/function.invoked")
  })

  it("never runs more than the limit per key, and other keys beside it", async () => {
    const { recorder, send } = running
    await send([..."aaaaaabbb"].map((tenant) => ({ name: "flow/keyed", data: { tenant } })))
    await recorder.until("keyed.out", { count: 9 })
    const most = { a: 0, b: 0 }
    const now = { a: 0, b: 0 }
    const steps = [...recorder.all("keyed.in"), ...recorder.all("keyed.out")].sort((one, other) => one.atMs - other.atMs)
    for (const step of steps) {
      const tenant = step.facts.tenant as "a" | "b"
      now[tenant] += step.tag === "keyed.in" ? 1 : -1
      most[tenant] = Math.max(most[tenant], now[tenant])
    }
    expect(most).toEqual({ a: 2, b: 2 })
  })

  it("takes queued runs by priority, then by age", async () => {
    const { recorder, send } = running
    const event = (key: string, p: number) => ({ name: "flow/priority", data: { key, p } })
    await send(event("blocker", 0))
    await recorder.until("priority")
    await send(event("low", -300))
    await send([event("mid 1", 0), event("mid 2", 0)])
    await send(event("high", 300))
    recorder.note("priority.queued")
    await recorder.until("priority", { count: 5 })
    expect(recorder.all("priority").map((entry) => entry.facts.key)).toEqual(["blocker", "high", "mid 1", "mid 2", "low"])
  })

  it("skips a second singleton run, or lets it take the first one's place", async () => {
    const { recorder, send } = running
    await send([{ name: "flow/skip", data: { key: "k", n: 1 } }, { name: "flow/replace", data: { key: "k", n: 1 } }])
    await recorder.until("skip.start")
    await recorder.until("replace.start")
    await send([{ name: "flow/skip", data: { key: "k", n: 2 } }, { name: "flow/replace", data: { key: "k", n: 2 } }])
    await recorder.until("skip.end")
    await recorder.until("replace.end")
    await pause(500)
    expect(recorder.all("skip.end").map((entry) => entry.facts.n)).toEqual([1])
    expect(recorder.all("replace.end").map((entry) => entry.facts.n)).toEqual([2])
  })

  it("cancels a run that exceeds timeouts.finish, and says so", async () => {
    const { recorder, send } = running
    await send({ name: "flow/bounded", data: {} })
    await recorder.until("bounded.cancelled")
    await pause(2_500)
    expect([recorder.count("bounded.start"), recorder.count("bounded.end")]).toEqual([1, 0])
  })

  it("fires a cron at each of its moments", async () => {
    const ticks = await running.recorder.until("tick", { count: 3 })
    expect(ticks[0]?.facts).toEqual({ name: "inngest/scheduled.timer", cron: "*/2 * * * * *" })
    expect((ticks[2]?.atMs ?? 0) - (ticks[0]?.atMs ?? 0)).toBeGreaterThan(3_000)
  })
})
