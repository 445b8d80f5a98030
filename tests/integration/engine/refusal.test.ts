import { Inngest, type InngestFunction } from "inngest"
import { beforeAll, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import { createEmbeddedEngine, UnsupportedFunctionsError } from "@/inngest/embedded"
import { describeOnBothDatabases } from "../../support/database"

const silent = { info() {}, warn() {}, error() {}, debug() {} }

describeOnBothDatabases("what the embedded engine refuses at start", (open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })

  async function refusalOf(define: (client: Inngest) => InngestFunction.Any[]): Promise<string[]> {
    const engine = createEmbeddedEngine({ database, log: silent })
    const client = new Inngest({ id: "test", isDev: true, baseUrl: "http://embedded.invalid", fetch: engine.fetch, logger: silent })
    const error: unknown = await engine.start({ client, functions: define(client) }).catch((thrown: unknown) => thrown)
    await engine.stop()
    return error instanceof UnsupportedFunctionsError ? error.problems : []
  }

  it("lists every option that it does not implement, of all functions, in one error", async () => {
    const problems = await refusalOf((client) => [
      client.createFunction({ id: "a", triggers: { event: "x" }, rateLimit: { limit: 1, period: "1s" }, throttle: { limit: 1, period: "1s" } }, () => {}),
      client.createFunction({ id: "b", triggers: { event: "x" }, debounce: { period: "1s" }, timeouts: { start: "1s" } }, () => {}),
      client.createFunction({ id: "c", triggers: { event: "x" }, batchEvents: { maxSize: 2, timeout: "1s" } }, () => {}),
      client.createFunction({ id: "d", triggers: { event: "x" }, concurrency: { scope: "account", limit: 1, key: "event.data.k" } }, () => {}),
    ])
    const refused = problems.join("\n")
    for (const what of ["test-a: option \"rateLimit\"", "test-a: option \"throttle\"", "test-b: option \"debounce\"", "test-b: option \"timeouts.start\"", "test-c: option \"batchEvents\"", "test-d: option \"concurrency.scope\""])
      expect(refused).toContain(what)
    expect(problems).toHaveLength(6)
  })

  it("lists expressions, crons and durations that it cannot read", async () => {
    const problems = await refusalOf((client) => [
      client.createFunction({ id: "a", triggers: { event: "x", if: "event.data.a ==" } }, () => {}),
      client.createFunction({ id: "b", triggers: { event: "x" }, cancelOn: [{ event: "y", if: "evnt.data.a == async.data.a" }] }, () => {}),
      client.createFunction({ id: "c", triggers: { event: "x" }, priority: { run: "'high'" } }, () => {}),
      client.createFunction({ id: "d", triggers: { cron: "61 * * * *" } }, () => {}),
      client.createFunction({ id: "e", triggers: { event: "x" }, timeouts: { finish: "a while" as "1s" } }, () => {}),
      client.createFunction({ id: "f", triggers: { event: "x" }, concurrency: { limit: 1, key: "sha(event.data.a)" } }, () => {}),
    ])
    expect(problems).toHaveLength(6)
    for (const [index, what] of ["expression \"event.data.a ==\"", "Unknown variable: evnt", "gives string, not int", "cron \"61 * * * *\"", "duration \"a while\"", "sha"].entries())
      expect(problems[index]).toContain(what)
  })

  it("starts nothing and accepts no event when it has refused", async () => {
    const engine = createEmbeddedEngine({ database, log: silent })
    const client = new Inngest({ id: "test", isDev: true, baseUrl: "http://embedded.invalid", fetch: engine.fetch, logger: silent })
    const fine = client.createFunction({ id: "fine", triggers: { event: "x" } }, () => {})
    const unfit = client.createFunction({ id: "unfit", triggers: { event: "x" }, debounce: { period: "1s" } }, () => {})
    await expect(engine.start({ client, functions: [fine, unfit] })).rejects.toThrow(/refuses to start/)
    await engine.start({ client, functions: [fine] })
    expect((await client.send({ name: "x", data: {} })).ids).toHaveLength(1)
    await engine.stop()
  })
})
