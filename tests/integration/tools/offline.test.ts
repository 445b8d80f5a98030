import { beforeAll, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument, listNotes } from "@/lib/services/documents"
import { createRequest, getRequest } from "@/lib/services/requests"
import { decideToolCall } from "@/lib/services/tools"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { runSteps } from "../../support/run-request"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

describeOnBothDatabases("the assistant without any provider", (open) => {
  let deps: TestDeps
  let ada: ServiceContext
  let kettle: string

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    ada = await (await createTenant(deps)).context("member", "Ada")
    kettle = (await createTextDocument(ada, { title: "Kettle care", text: "The copper kettle is descaled with vinegar on the first Monday of each month." })).id
    await runEngine(deps)
  })

  async function ask(question: string) {
    const { id } = await createRequest(ada, { input: { promptKey: "assistant", payload: { question } } })
    expect(await runSteps(ada, id)).toBe("delivered")
    return getRequest(ada, { id })
  }

  it("answers from what it found, with a citation that holds", async () => {
    const view = await ask("When is the copper kettle descaled?")
    expect(view.text).toContain("first Monday of each month")
    expect(view.citations).toMatchObject([{ marker: 1, documentTitle: "Kettle care", verdict: "exact" }])
    expect(view.toolCalls.map(({ words }) => words)).toEqual(["Searched the documents for “When is the copper kettle descaled?”: 1 passage"])
  })

  it("proposes the note that was asked for, which is written on confirmation", async () => {
    const view = await ask("Add a note on Kettle care: check the spout.")
    expect(view.text).toContain("confirm")
    const proposed = view.toolCalls.find(({ proposal }) => proposal !== null)
    expect(proposed).toMatchObject({ canDecide: true, proposal: { documentId: kettle, documentTitle: "Kettle care", text: "check the spout." } })
    expect(await listNotes(ada, { id: kettle })).toEqual([])
    await decideToolCall(ada, { requestId: view.id, callId: proposed?.id ?? "", decision: "confirm" })
    expect(await listNotes(ada, { id: kettle })).toMatchObject([{ text: "check the spout.", author: { name: "Ada" } }])
  })

  it("tells how far a request has come", async () => {
    const first = await ask("When is the copper kettle descaled?")
    expect((await ask(`What is the status of ${first.id}?`)).text).toContain("done")
  })

  it("says so when there is nothing", async () => {
    expect(await ask("Who won the regatta of 1912?")).toMatchObject({ isAbstained: true, citations: [] })
    expect((await ask("Add a note on the moon landing: nonsense.")).toolCalls.some(({ proposal }) => proposal !== null)).toBe(false)
  })
})
