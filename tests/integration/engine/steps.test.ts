import { afterAll, beforeAll, expect, it } from "vitest"
import { describeOnBothDatabases } from "../../support/database"
import { pause } from "./support/recorder"
import { type Programs, type RunningEngine, startEngine } from "./support/start-engine"

const programs: Programs = ({ client, recorder }) => [
  client.createFunction({ id: "three", triggers: { event: "steps/three" } }, async ({ step }) => {
    const a = await step.run("a", () => (recorder.note("three.a"), 1))
    const b = await step.run("b", () => (recorder.note("three.b"), a + 1))
    const c = await step.run("c", () => (recorder.note("three.c"), b + 1))
    recorder.note("three.end", { c })
  }),
  client.createFunction({ id: "unbuffered", checkpointing: false, triggers: { event: "steps/unbuffered" } }, async ({ step }) => {
    const a = await step.run("a", () => (recorder.note("unbuffered.a"), 1))
    const b = await step.run("b", () => (recorder.note("unbuffered.b"), a + 1))
    recorder.note("unbuffered.end", { b })
  }),
  client.createFunction({ id: "sleeper", triggers: { event: "steps/sleep" } }, async ({ step }) => {
    const value = await step.run("before", () => (recorder.note("sleep.before"), Math.random()))
    await step.sleep("nap", "2s")
    await step.run("after", () => recorder.note("sleep.after", { value }))
    await step.sleepUntil("until", new Date(Date.now() + 1000))
    recorder.note("sleep.end", { value })
  }),
  client.createFunction({ id: "parallel", triggers: { event: "steps/parallel" } }, async ({ step }) => {
    await step.run("first", () => recorder.note("parallel.first"))
    const one = (name: string) =>
      step.run(name, async () => {
        recorder.note("parallel.start", { name })
        await recorder.until("parallel.start", { count: 3 })
        return name
      })
    const results = await Promise.all([one("p1"), one("p2"), one("p3"), step.sleep("nap", "1s")])
    const last = await step.run("last", () => (recorder.note("parallel.last"), results.slice(0, 3).join("+")))
    recorder.note("parallel.end", { last })
  }),
  client.createFunction({ id: "loop", triggers: { event: "steps/loop" } }, async ({ step }) => {
    const out: number[] = []
    for (let index = 0; index < 4; index++) out.push(await step.run("same", () => (recorder.note("loop.same"), index * 10)))
    recorder.note("loop.end", { out: out.join() })
  }),
  client.createFunction({ id: "race", triggers: { event: "steps/race" } }, async ({ step, group }) => {
    const winner = await group.parallel({ mode: "race" }, () =>
      Promise.race([
        step.run("slow", async () => (await recorder.until("race.after"), "slow")),
        step.run("fast", () => "fast"),
      ]),
    )
    await step.run("after", () => recorder.note("race.after", { winner }))
    recorder.note("race.end", { winner })
  }),
  client.createFunction({ id: "plain-race", triggers: { event: "steps/plain-race" } }, async ({ step }) => {
    const winner = await Promise.race([step.run("slow", async () => (await pause(900), "slow")), step.run("fast", async () => (await pause(50), "fast"))])
    await step.run("after", () => recorder.note("plain-race.after", { winner }))
    recorder.note("plain-race.end", { winner })
  }),
  client.createFunction({ id: "independent", optimizeParallelism: false, triggers: { event: "steps/independent" } }, async ({ step }) => {
    const chain = async (name: string, hold: () => Promise<unknown>) => {
      const first = await step.run(`${name}1`, async () => {
        recorder.note(`independent.${name}1`)
        await hold()
        recorder.note(`independent.${name}1.end`)
        return 1
      })
      return step.run(`${name}2`, () => (recorder.note(`independent.${name}2`), first + 1))
    }
    const results = await Promise.all([chain("a", async () => {}), chain("b", () => recorder.until("independent.a2"))])
    recorder.note("independent.end", { results: results.join() })
  }),
  client.createFunction({ id: "values", triggers: { event: "steps/values" } }, async ({ step }) => {
    const nothing = await step.run("nothing", () => undefined)
    await step.sleep("nap", "1s")
    const date = await step.run("date", () => new Date(0))
    recorder.note("values.end", { nothing, date, dateType: typeof date })
  }),
  client.createFunction({ id: "reloaded", checkpointing: false, triggers: { event: "steps/reloaded" } }, async ({ step }) => {
    const awkward = await step.run("awkward", () => ({ nul: "a\0b", half: "x\ud83d", whole: "😀" }))
    await step.run("next", () => null)
    recorder.note("reloaded.end", awkward)
  }),
  client.createFunction({ id: "many", triggers: { event: "steps/many" } }, async ({ step }) => {
    let sum = 0
    for (let index = 0; index < 100; index++) sum += await step.run(`m${index}`, () => 1)
    recorder.note("many.end", { sum })
  }),
  client.createFunction({ id: "fan", triggers: { event: "steps/fan" } }, async ({ step }) => {
    const results = await Promise.all(Array.from({ length: 30 }, (_, index) => step.run(`f${index}`, () => (recorder.note("fan.step"), index))))
    recorder.note("fan.end", { sum: results.reduce((sum, value) => sum + value, 0) })
  }),
  client.createFunction({ id: "long", triggers: { event: "steps/long" } }, async ({ step }) => {
    for (let index = 0; index < 3; index++) await step.run(`s${index}`, async () => (recorder.note("long.step", { index }), pause(4_000)))
    recorder.note("long.end")
  }),
]

describeOnBothDatabases("steps on the embedded engine", (open) => {
  let running: RunningEngine
  beforeAll(async () => {
    running = await startEngine(await open(), { programs })
  })
  afterAll(() => running.stop())

  it("runs each step once, with checkpointing and without", async () => {
    const { recorder, send } = running
    await send([{ name: "steps/three", data: {} }, { name: "steps/unbuffered", data: {} }])
    expect((await recorder.until("three.end"))[0]?.facts.c).toBe(3)
    expect((await recorder.until("unbuffered.end"))[0]?.facts.b).toBe(2)
    await pause(300)
    for (const tag of ["three.a", "three.b", "three.c", "three.end", "unbuffered.a", "unbuffered.b", "unbuffered.end"]) expect(recorder.count(tag), tag).toBe(1)
  })

  it("keeps what was memoised across sleeps, and sleeps at least as long as asked", async () => {
    const { recorder, send } = running
    await send({ name: "steps/sleep", data: {} })
    const [end] = await recorder.until("sleep.end")
    const [before] = recorder.all("sleep.before")
    const [after] = recorder.all("sleep.after")
    expect(after?.facts.value).toBe(end?.facts.value)
    expect((after?.atMs ?? 0) - (before?.atMs ?? 0)).toBeGreaterThan(1_990)
    expect((end?.atMs ?? 0) - (after?.atMs ?? 0)).toBeGreaterThan(900)
    expect([recorder.count("sleep.before"), recorder.count("sleep.after"), recorder.count("sleep.end")]).toEqual([1, 1, 1])
  })

  it("runs parallel steps at the same time and goes on once after the last", async () => {
    const { recorder, send } = running
    await send({ name: "steps/parallel", data: {} })
    expect((await recorder.until("parallel.end"))[0]?.facts.last).toBe("p1+p2+p3")
    await pause(300)
    expect([recorder.count("parallel.first"), recorder.count("parallel.start"), recorder.count("parallel.last"), recorder.count("parallel.end")]).toEqual([1, 3, 1, 1])
  })

  it("tells apart the repeats of a step id in a loop", async () => {
    const { recorder, send } = running
    await send({ name: "steps/loop", data: {} })
    expect((await recorder.until("loop.end"))[0]?.facts.out).toBe("0,10,20,30")
    expect(recorder.count("loop.same")).toBe(4)
  })

  it("goes on after the first of racing steps without waiting for the others", async () => {
    const { recorder, send } = running
    await send({ name: "steps/race", data: {} })
    // The slow step only ends once the step after the race has run.
    expect((await recorder.until("race.end"))[0]?.facts.winner).toBe("fast")
    expect(recorder.count("race.after")).toBeGreaterThanOrEqual(1)
  })

  it("settles Promise.race on the step that finished first", async () => {
    const { recorder, send } = running
    await send({ name: "steps/plain-race", data: {} })
    expect((await recorder.until("plain-race.end"))[0]?.facts.winner).toBe("fast")
    expect(recorder.count("plain-race.after")).toBe(1)
  })

  it("lets chains of steps advance on their own without optimizeParallelism", async () => {
    const { recorder, send } = running
    await send({ name: "steps/independent", data: {} })
    // b1 only ends once a2 has run.
    expect((await recorder.until("independent.end"))[0]?.facts.results).toBe("2,2")
    for (const tag of ["a1", "a2", "b1", "b2"]) expect(recorder.count(`independent.${tag}`), tag).toBe(1)
  })

  it("carries undefined and dates through JSON as a server would", async () => {
    const { recorder, send } = running
    await send({ name: "steps/values", data: {} })
    const [end] = await recorder.until("values.end")
    expect(end?.facts).toMatchObject({ nothing: null, date: "1970-01-01T00:00:00.000Z", dateType: "string" })
  })

  it("keeps a run alive whose step returns text that jsonb cannot hold", async () => {
    const { recorder, send } = running
    await send({ name: "steps/reloaded", data: {} })
    const [end] = await recorder.until("reloaded.end")
    expect(end?.facts).toEqual({ nul: "a\ufffdb", half: "x\ufffd", whole: "😀" })
  })

  it("takes 100 steps in a row and 30 side by side", async () => {
    const { recorder, send } = running
    await send([{ name: "steps/many", data: {} }, { name: "steps/fan", data: {} }])
    expect((await recorder.until("many.end"))[0]?.facts.sum).toBe(100)
    expect((await recorder.until("fan.end"))[0]?.facts.sum).toBe(435)
    expect(recorder.count("fan.step")).toBe(30)
  })

  it("crosses the SDK's limit of 10 s a request without running a step twice", async () => {
    const { recorder, send } = running
    await send({ name: "steps/long", data: {} })
    await recorder.until("long.end", { withinMs: 50_000 })
    expect(recorder.all("long.step").map((entry) => entry.facts.index)).toEqual([0, 1, 2])
  })

  it("leaves nothing waiting once every run has ended", async () => {
    await expect.poll(() => running.engine.stats(), { timeout: 10_000 }).toEqual({ queued: 0, running: 0, waiting: 0, oldestDueAgeMs: 0 })
  })
})

