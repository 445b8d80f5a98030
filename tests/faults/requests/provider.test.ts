import { createServer } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, getRequest, watchRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, testDeps } from "../../support/deps"
import { impatientPrompts } from "../../support/impatient-prompts"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { runSteps } from "../../support/run-request"

const ticket = { promptKey: "ticket_classify", payload: { text: "I was charged twice." }, fresh: true }
const question = { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, fresh: true }

/** A port on which nobody listens: it was free a moment ago. */
async function deadUrl(): Promise<string> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)))
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

async function lastPart(ctx: ServiceContext, id: string): Promise<Record<string, unknown> | undefined> {
  let last: Record<string, unknown> | undefined
  for await (const frame of watchRequest(ctx, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true })) if (frame) last = frame.part
  return last
}

describeOnBothDatabases("a provider that does not answer", (open) => {
  let database: Database
  let mock: MockProvider
  let tenant: Tenant
  let ada: ServiceContext

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider()
    const deps = await testDeps(database, mockModels(mock), { prompts: impatientPrompts() })
    tenant = await createTenant(deps, { tokensPerDay: 10_000_000n })
    ada = await tenant.context("member", "Ada")
  })
  afterAll(() => mock.close())

  for (const input of [ticket, question])
    it(`ends ${input.promptKey} as failed with a sentence while the connection is refused, and holds nothing back`, async () => {
      const url = await deadUrl()
      const deps = await testDeps(database, mockModels({ anthropicBaseUrl: `${url}/anthropic`, openaiBaseUrl: `${url}/openai/v1` }), { prompts: impatientPrompts() })
      const ctx = { ...ada, deps }
      const { id } = await createRequest(ctx, { input })
      expect(await runSteps(ctx, id)).toBe("failed")
      const view = await getRequest(ctx, { id })
      expect(view).toMatchObject({ status: "failed", error: { code: "provider_failed", message: "The AI provider could not be reached. Nothing was lost: try again in a few minutes." } })
      expect(new Set(view.calls.map((call) => `${call.status} ${call.costNanoUsd}`))).toEqual(new Set(["failed 0"]))
      expect(await lastPart(ctx, id)).toMatchObject({ type: "error", errorText: expect.stringContaining("could not be reached") })
      expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
      expect(mock.bill()).toEqual([])
    })

  it("gives up at its own deadlines on one that takes the request and says nothing", async () => {
    mock.script({ match: (request) => request.kind === "chat", behave: { failure: { kind: "stall-before-headers" } } })
    const { id } = await createRequest(ada, { input: ticket })
    expect(await runSteps(ada, id)).toBe("failed")
    const view = await getRequest(ada, { id })
    expect(view).toMatchObject({ status: "failed", error: { code: "provider_failed", message: expect.stringContaining("did not answer in time") } })
    expect(view.calls.length).toBeGreaterThan(1)
    expect(view.calls.map((call) => [call.status, call.errorCode])).toEqual(view.calls.map(() => ["estimated", "timeout"]))
    expect(view.attempts.map((attempt) => attempt.outcome)).toEqual(view.calls.map(() => "failed"))
    mock.unscript()
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })

  it("starts anew after one that falls silent in the middle of its answer, and delivers the whole one", async () => {
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "Half an answer that is never ended.", failure: { kind: "stall", afterTokens: 3 } } })
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "The whole answer." } })
    const { id } = await createRequest(ada, { input: question })
    expect(await runSteps(ada, id)).toBe("delivered")
    const view = await getRequest(ada, { id })
    expect(view.text).toBe("The whole answer.")
    expect(view.calls.filter((call) => call.purpose === "generate").map((call) => [call.status, call.errorCode])).toEqual([["estimated", "timeout"], ["settled", null]])
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })
})
