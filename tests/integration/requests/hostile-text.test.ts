import { afterAll, beforeAll, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, FrameLog, getRequest, watchRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, testDeps } from "../../support/deps"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { runSteps } from "../../support/run-request"

const question = { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, fresh: true }

async function readText(ctx: ServiceContext, id: string): Promise<string> {
  let text = ""
  for await (const frame of watchRequest(ctx, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true }))
    if (frame?.part.type === "reset-step") text = ""
    else if (frame?.part.type === "text-delta") text += String(frame.part.delta)
  return text
}

describeOnBothDatabases("text that a database cannot hold", (open) => {
  let database: Database
  let mock: MockProvider
  let ada: ServiceContext

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider()
    ada = await (await createTenant(await testDeps(database, mockModels(mock)), { tokensPerDay: 10_000_000n })).context("member", "Ada")
  })
  afterAll(() => mock.close())

  for (const [name, reply] of [
    ["a null character", "It ends\u0000 in May."],
    ["half a character", "It ends \ud83d in May."],
  ] as const)
    it(`reaches the reader and the record without ${name}, and streams beside it go on`, async () => {
      mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply, tokensPerSecond: 60 } })
      mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "Clean words all the way to the end.", tokensPerSecond: 60 } })
      const both = [await createRequest(ada, { input: question }), await createRequest(ada, { input: question })]
      expect(await Promise.all(both.map(({ id }) => runSteps(ada, id)))).toEqual(["delivered", "delivered"])
      const texts = await Promise.all(both.map(async ({ id }) => [(await getRequest(ada, { id })).text, await readText(ada, id)]))
      for (const [stored, streamed] of texts) expect(stored).toBe(streamed)
      expect(texts.map(([stored]) => stored?.replaceAll("\ufffd", "")).toSorted()).toEqual(["Clean words all the way to the end.", reply.replace(/[\u0000\ud83d]/g, "")].toSorted())
      expect(await reservedIn(database, ada.actor.workspaceId)).toBe(0)
    })

  it("is taken from a structured output as well", async () => {
    mock.script({ times: 1, match: "charged twice", behave: { reply: JSON.stringify({ category: "billing", priority: "high", team: "Bil\u0000ling \ud83d", confidence: 0.97 }) } })
    const { id } = await createRequest(ada, { input: { promptKey: "ticket_classify", payload: { text: "I was charged twice." }, fresh: true } })
    expect(await runSteps(ada, id)).toBe("delivered")
    expect((await getRequest(ada, { id })).output).toMatchObject({ category: "billing", team: expect.stringMatching(/^Bil.?ling/) })
  })

  it("is taken in a question without harm", async () => {
    const { id } = await createRequest(ada, { input: { promptKey: "rag_answer", payload: { question: "When\u0000 does it \ud83d end?" }, fresh: true } })
    expect(await runSteps(ada, id)).toBe("delivered")
  })

  it("does not leave a request hanging when frames cannot be committed: the step fails and is repeated", async () => {
    const { id } = await createRequest(ada, { input: question })
    mock.script({ times: 1, match: (request) => request.kind === "chat", behave: { reply: "word ".repeat(40), tokensPerSecond: 60 } })
    const refuse = () => Promise.reject(new Error("the connection is gone"))
    const refusing = { ...database, system: refuse, statement: refuse }
    const deps = { ...ada.deps, frames: new FrameLog({ database: refusing, hub: ada.deps.hub, log: ada.deps.log }) }
    await expect(runSteps({ ...ada, deps }, id)).rejects.toThrow("the connection is gone")
    expect((await getRequest(ada, { id })).status).toBe("processing")
    expect(await runSteps(ada, id)).toBe("delivered")
    expect((await getRequest(ada, { id })).text).toBe(await readText(ada, id))
    expect(await reservedIn(database, ada.actor.workspaceId)).toBe(0)
  })
})
