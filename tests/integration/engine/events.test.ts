import { afterAll, beforeAll, expect, it } from "vitest"
import { describeOnBothDatabases } from "../../support/database"
import { pause } from "./support/recorder"
import { type Programs, type RunningEngine, startEngine } from "./support/start-engine"

const programs: Programs = ({ client, recorder, engine }) => [
  client.createFunction({ id: "cancel-match", triggers: { event: "events/go" }, cancelOn: [{ event: "events/stop", match: "data.id" }] }, async ({ step, event }) => {
    await step.run("start", () => recorder.note("go.start", { id: event.data.id }))
    await step.sleep("nap", "2s")
    await step.run("end", () => recorder.note("go.end", { id: event.data.id }))
  }),
  client.createFunction(
    { id: "cancel-if", triggers: { event: "events/go-if" }, cancelOn: [{ event: "events/stop-if", if: "async.data.id == event.data.id && async.data.n > 3" }] },
    async ({ step, event }) => {
      await step.run("start", () => recorder.note("go-if.start", { id: event.data.id }))
      await step.sleep("nap", "2s")
      recorder.note("go-if.end", { id: event.data.id })
    },
  ),
  client.createFunction(
    { id: "cancel-unindexed", triggers: { event: "events/go-any" }, cancelOn: [{ event: "events/stop-any", if: "async.data.n > event.data.n" }] },
    async ({ step, event }) => {
      await step.run("start", () => recorder.note("go-any.start", { n: event.data.n }))
      await step.sleep("nap", "2s")
      recorder.note("go-any.end", { n: event.data.n })
    },
  ),
  client.createFunction(
    { id: "cancel-expired", triggers: { event: "events/go-brief" }, cancelOn: [{ event: "events/stop-brief", match: "data.id", timeout: "1s" }] },
    async ({ step }) => {
      await step.run("start", () => recorder.note("go-brief.start"))
      await step.sleep("nap", "3s")
      recorder.note("go-brief.end")
    },
  ),
  client.createFunction({ id: "abort", triggers: { event: "events/work" }, cancelOn: [{ event: "events/halt", match: "data.id" }] }, async ({ step, runId }) => {
    await step.run("one", () => recorder.note("work.one"))
    await step.run("two", async () => {
      const signal = engine.signal(runId)
      recorder.note("work.two", { hasSignal: signal !== undefined })
      await new Promise<void>((resolve) => signal?.addEventListener("abort", () => (recorder.note("work.aborted"), resolve())))
    })
    await step.run("three", () => recorder.note("work.three"))
    recorder.note("work.end")
  }),
  client.createFunction({ id: "waiter", triggers: { event: "events/wait" } }, async ({ step, event }) => {
    await step.run("start", () => recorder.note("wait.start", { key: event.data.key }))
    const answer = await step.waitForEvent("answer", { event: "events/answer", timeout: event.data.timeout ?? "30s", match: "data.key" })
    recorder.note("wait.end", { key: event.data.key, by: answer ? answer.data.by : null, name: answer?.name })
  }),
  client.createFunction({ id: "literal-waiter", triggers: { event: "events/wait-literal" } }, async ({ step, event }) => {
    await step.run("start", () => recorder.note("literal.start"))
    const answer = await step.waitForEvent("answer", { event: "events/literal", timeout: "30s", if: `async.data.key == "${event.data.key}"` })
    recorder.note("literal.end", { key: answer?.data.key })
  }),
  client.createFunction({ id: "conditional", triggers: { event: "events/conditional", if: "event.data.amount > 10 && event.data.kind == 'x'" } }, ({ event }) =>
    recorder.note("conditional", { amount: event.data.amount }),
  ),
  client.createFunction({ id: "wild", triggers: { event: "events/wild.*" } }, ({ event }) => recorder.note("wild", { name: event.name })),
  client.createFunction({ id: "idempotent", idempotency: "event.data.key", triggers: { event: "events/idempotent" } }, ({ event }) =>
    recorder.note("idempotent", { key: event.data.key }),
  ),
  client.createFunction({ id: "plain", triggers: { event: "events/plain" } }, ({ event }) => recorder.note("plain", { id: event.id })),
  client.createFunction({ id: "sender", triggers: { event: "events/send" } }, async ({ step }) => {
    const { ids } = await step.sendEvent("send", [{ name: "events/sent", data: { by: "step" } }])
    await client.send({ name: "events/sent", data: { by: "function" } })
    await step.run("inside", () => client.send({ name: "events/sent", data: { by: "inside" } }))
    recorder.note("send.end", { count: ids.length })
  }),
  client.createFunction({ id: "receiver", triggers: { event: "events/sent" } }, ({ event }) => recorder.note("sent", { by: event.data.by })),
]

describeOnBothDatabases("events on the embedded engine", (open) => {
  let running: RunningEngine
  beforeAll(async () => {
    running = await startEngine(await open(), { programs })
  })
  afterAll(() => running.stop())

  it("cancels the runs that cancelOn matches and no others", async () => {
    const { recorder, send } = running
    await send([1, 2].map((id) => ({ name: "events/go", data: { id } })))
    await send([1, 2].map((id) => ({ name: "events/go-if", data: { id } })))
    await send([1, 5].map((n) => ({ name: "events/go-any", data: { n } })))
    await recorder.until("go.start", { count: 2 })
    await recorder.until("go-if.start", { count: 2 })
    await recorder.until("go-any.start", { count: 2 })
    await send([
      { name: "events/stop", data: { id: 1 } },
      { name: "events/stop", data: { id: "2" } },
      { name: "events/stop-if", data: { id: 1, n: 4 } },
      { name: "events/stop-if", data: { id: 2, n: 3 } },
      { name: "events/stop-any", data: { n: 3 } },
    ])
    await recorder.until("go.end")
    await recorder.until("go-if.end")
    await recorder.until("go-any.end")
    await pause(300)
    expect(recorder.all("go.end").map((entry) => entry.facts.id)).toEqual([2])
    expect(recorder.all("go-if.end").map((entry) => entry.facts.id)).toEqual([2])
    expect(recorder.all("go-any.end").map((entry) => entry.facts.n)).toEqual([5])
  })

  it("cancels a run that an earlier event of the same batch has started", async () => {
    const { recorder, send } = running
    await send([{ name: "events/go", data: { id: "batch" } }, { name: "events/stop", data: { id: "batch" } }])
    await pause(500)
    expect(recorder.count("go.start", { id: "batch" })).toBe(0)
  })

  it("does not cancel once the cancellation's own timeout is over", async () => {
    const { recorder, send } = running
    await send({ name: "events/go-brief", data: { id: 1 } })
    await recorder.until("go-brief.start")
    await pause(1_300)
    await send({ name: "events/stop-brief", data: { id: 1 } })
    expect(await recorder.until("go-brief.end")).toHaveLength(1)
  })

  it("aborts the signal of the step that is running, and runs none after it", async () => {
    const { recorder, send } = running
    await send({ name: "events/work", data: { id: 1 } })
    expect((await recorder.until("work.two"))[0]?.facts.hasSignal).toBe(true)
    await send({ name: "events/halt", data: { id: 1 } })
    await recorder.until("work.aborted")
    await pause(500)
    expect([recorder.count("work.one"), recorder.count("work.three"), recorder.count("work.end")]).toEqual([1, 0, 0])
  })

  it("hands waitForEvent the event it matches, and null when none comes in time", async () => {
    const { recorder, send } = running
    await send([{ name: "events/wait", data: { key: "w1" } }, { name: "events/wait", data: { key: "w2", timeout: "2s" } }])
    await recorder.until("wait.start", { count: 2 })
    await pause(300)
    await send({ name: "events/answer", data: { key: "w1", by: "me" } })
    expect((await recorder.until("wait.end", { where: { key: "w1" } }))[0]?.facts).toMatchObject({ by: "me", name: "events/answer" })
    expect((await recorder.until("wait.end", { where: { key: "w2" } }))[0]?.facts).toMatchObject({ by: null })
  })

  it("matches an expression built with a literal", async () => {
    const { recorder, send } = running
    await send({ name: "events/wait-literal", data: { key: "k-1" } })
    await recorder.until("literal.start")
    await pause(300)
    await send([{ name: "events/literal", data: { key: "k-2" } }, { name: "events/literal", data: {} }, { name: "events/literal", data: { key: "k-1" } }])
    expect((await recorder.until("literal.end"))[0]?.facts.key).toBe("k-1")
  })

  it("starts only functions whose trigger and condition the event meets", async () => {
    const { recorder, send } = running
    await send([
      { name: "events/conditional", data: { amount: 5, kind: "x" } },
      { name: "events/conditional", data: { amount: 50, kind: "y" } },
      { name: "events/conditional", data: {} },
      { name: "events/conditional", data: { amount: 51, kind: "x" } },
      { name: "events/wild.one", data: {} },
    ])
    await recorder.until("conditional")
    await recorder.until("wild")
    await pause(300)
    expect(recorder.all("conditional").map((entry) => entry.facts.amount)).toEqual([51])
    expect(recorder.all("wild").map((entry) => entry.facts.name)).toEqual(["events/wild.one"])
  })

  it("runs once per idempotency key, also when the same key arrives in one batch and in many at once", async () => {
    const { recorder, send } = running
    await send([{ name: "events/idempotent", data: { key: "a" } }, { name: "events/idempotent", data: { key: "a" } }, { name: "events/idempotent", data: { key: "b" } }])
    await Promise.all(Array.from({ length: 10 }, () => send({ name: "events/idempotent", data: { key: "c" } })))
    await send({ name: "events/idempotent", data: { key: "a" } })
    await recorder.until("idempotent", { where: { key: "b" } })
    await recorder.until("idempotent", { where: { key: "c" } })
    await pause(500)
    expect(["a", "b", "c"].map((key) => recorder.count("idempotent", { key }))).toEqual([1, 1, 1])
  })

  it("takes an event id once", async () => {
    const { recorder, send } = running
    const first = await send({ id: "known", name: "events/plain", data: {} })
    const second = await send([{ id: "known", name: "events/plain", data: {} }, { id: "other", name: "events/plain", data: {} }])
    expect([first.ids, second.ids]).toEqual([["known"], ["known", "other"]])
    await recorder.until("plain", { where: { id: "other" } })
    await pause(300)
    expect(recorder.count("plain", { id: "known" })).toBe(1)
  })

  it("sends events from steps and from functions, once each", async () => {
    const { recorder, send } = running
    await send({ name: "events/send", data: {} })
    await recorder.until("send.end")
    await recorder.until("sent", { where: { by: "inside" } })
    await pause(300)
    expect([recorder.count("sent", { by: "step" }), recorder.count("sent", { by: "inside" })]).toEqual([1, 1])
  })

  it("refuses events without a name and events that are too large", async () => {
    await expect(running.send({ name: "", data: {} })).rejects.toThrow(/needs a name/)
    await expect(running.send({ name: "events/plain", data: { text: "x".repeat(600_000) } })).rejects.toThrow(/larger than/)
  })
})
