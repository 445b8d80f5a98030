import { NonRetriableError, RetryAfterError } from "inngest"
import { afterAll, beforeAll, expect, it } from "vitest"
import { describeOnBothDatabases } from "../../support/database"
import { type Programs, type RunningEngine, startEngine } from "./support/start-engine"

const programs: Programs = ({ client, recorder }) => [
  client.createFunction(
    {
      id: "final",
      retries: 3,
      triggers: { event: "failures/final" },
      onFailure: async ({ event, error, step }) => {
        await step.run("tell", () => recorder.note("final.onFailure", { message: error.message, mark: event.data.event.data?.mark, functionId: event.data.function_id }))
      },
    },
    async ({ step }) => {
      await step.run("s", () => {
        recorder.note("final.s")
        throw new NonRetriableError("no use trying again")
      })
    },
  ),
  client.createFunction({ id: "caught", retries: 0, triggers: { event: "failures/caught" } }, async ({ step }) => {
    let message = ""
    try {
      await step.run("bad", () => {
        recorder.note("caught.bad")
        throw new Error("boom")
      })
    } catch (error) {
      message = error instanceof Error ? error.message : ""
    }
    const cleanup = await step.run("cleanup", () => "cleaned")
    recorder.note("caught.end", { message, cleanup })
  }),
  client.createFunction({ id: "retry-after", retries: 2, triggers: { event: "failures/retry-after" } }, async ({ step, attempt }) => {
    const value = await step.run("s", () => {
      recorder.note("retry-after.s", { attempt })
      if (attempt < 1) throw new RetryAfterError("later", "2s")
      return "ok"
    })
    await step.run("next", () => recorder.note("retry-after.next"))
    recorder.note("retry-after.end", { value })
  }),
  client.createFunction(
    {
      id: "whole",
      retries: 2,
      triggers: { event: "failures/whole" },
      onFailure: ({ error }) => recorder.note("whole.onFailure", { message: error.message }),
    },
    async ({ step, attempt }) => {
      await step.run("once", () => recorder.note("whole.once"))
      recorder.note("whole.try", { attempt })
      throw new Error(`attempt ${attempt}`)
    },
  ),
  client.createFunction({ id: "backoff", retries: 1, triggers: { event: "failures/backoff" } }, async ({ step, attempt }) => {
    await step.run("s", () => {
      recorder.note("backoff.s", { attempt })
      if (attempt === 0) throw new Error("plain")
    })
    recorder.note("backoff.end")
  }),
  client.createFunction({ id: "branch", retries: 1, triggers: { event: "failures/branch" } }, async ({ step }) => {
    const results = await Promise.allSettled([
      step.run("good", () => (recorder.note("branch.good"), 1)),
      step.run("bad", () => {
        recorder.note("branch.bad")
        throw new Error("bad branch")
      }),
    ])
    recorder.note("branch.end", { results: results.map((result) => (result.status === "fulfilled" ? result.value : (result.reason as Error).message)).join() })
  }),
  client.createFunction(
    {
      id: "unsupported",
      retries: 3,
      triggers: { event: "failures/unsupported" },
      onFailure: ({ error }) => recorder.note("unsupported.onFailure", { name: error.name, message: error.message }),
    },
    async ({ step }) => {
      recorder.note("unsupported.try")
      await step.waitForSignal("signal", { signal: "s", timeout: "1h" })
    },
  ),
]

describeOnBothDatabases("failures on the embedded engine", (open) => {
  let running: RunningEngine
  beforeAll(async () => {
    running = await startEngine(await open(), { programs })
  })
  afterAll(() => running.stop())

  it("gives up at once on NonRetriableError and runs onFailure with the error and the event", async () => {
    const { recorder, send } = running
    await send({ name: "failures/final", data: { mark: 7 } })
    const [told] = await recorder.until("final.onFailure")
    expect(told?.facts).toEqual({ message: "no use trying again", mark: 7, functionId: "test-final" })
    expect(recorder.count("final.s")).toBe(1)
  })

  it("lets the function catch a step's last error and go on", async () => {
    const { recorder, send } = running
    await send({ name: "failures/caught", data: {} })
    expect((await recorder.until("caught.end"))[0]?.facts).toEqual({ message: "boom", cleanup: "cleaned" })
    expect(recorder.count("caught.bad")).toBe(1)
  })

  it("retries no earlier than RetryAfterError says, and not the steps after it", async () => {
    const { recorder, send } = running
    await send({ name: "failures/retry-after", data: {} })
    expect((await recorder.until("retry-after.end"))[0]?.facts.value).toBe("ok")
    const tries = recorder.all("retry-after.s")
    expect(tries.map((entry) => entry.facts.attempt)).toEqual([0, 1])
    expect((tries[1]?.atMs ?? 0) - (tries[0]?.atMs ?? 0)).toBeGreaterThan(1_900)
    expect(recorder.count("retry-after.next")).toBe(1)
  })

  it("retries the function without its memoised steps, then fails with the last error", async () => {
    const { recorder, send } = running
    await send({ name: "failures/whole", data: {} })
    expect((await recorder.until("whole.onFailure"))[0]?.facts.message).toBe("attempt 2")
    expect(recorder.count("whole.once")).toBe(1)
    // The first call goes on after its step; a retried one starts again from the memo.
    expect(new Set(recorder.all("whole.try").map((entry) => entry.facts.attempt))).toEqual(new Set([0, 1, 2]))
  })

  it("backs off after a plain error and tries again", async () => {
    const { recorder, send } = running
    await send({ name: "failures/backoff", data: {} })
    await recorder.until("backoff.end")
    const tries = recorder.all("backoff.s")
    expect(tries.map((entry) => entry.facts.attempt)).toEqual([0, 1])
    expect((tries[1]?.atMs ?? 0) - (tries[0]?.atMs ?? 0)).toBeGreaterThan(290)
  })

  it("retries the failing branch of parallel steps alone", async () => {
    const { recorder, send } = running
    await send({ name: "failures/branch", data: {} })
    expect((await recorder.until("branch.end"))[0]?.facts.results).toBe("1,bad branch")
    expect([recorder.count("branch.good"), recorder.count("branch.bad")]).toEqual([1, 2])
  })

  it("fails a run at once, saying why, at a step that only Inngest's server knows", async () => {
    const { recorder, send } = running
    await send({ name: "failures/unsupported", data: {} })
    const [told] = await recorder.until("unsupported.onFailure")
    expect(told?.facts.message).toMatch(/WaitForSignal.*embedded engine does not implement/)
    expect(recorder.count("unsupported.try")).toBe(1)
  })
})
