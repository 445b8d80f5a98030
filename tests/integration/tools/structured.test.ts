import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { reservedIn } from "../../support/read-rows"
import { runSteps } from "../../support/run-request"
import { addDocument, askAssistant, openToolWorld, scriptTurns, type ToolWorld } from "./tool-world"

const search = { toolCalls: [{ name: "search_documents", input: { query: "When does the library open?" } }] }

describeOnBothDatabases("structured output beside tools", (open) => {
  let world: ToolWorld

  beforeAll(async () => {
    world = await openToolWorld(open)
    await addDocument(world, world.ada, { title: "Library rules", text: "The library opens at nine." })
  })
  afterAll(() => world.mock.close())

  describe.each(["assistant_json", "assistant_json_openai"])("as %s", (promptKey) => {
    it("is checked and mended once", async () => {
      scriptTurns(world.mock, search, { reply: '{"hour": "noon"}' }, { reply: '{"hour": "nine"}' })
      const id = await askAssistant(world.ada, "When?", promptKey)
      expect(await runSteps(world.ada, id)).toBe("delivered")
      const view = await getRequest(world.ada, { id })
      expect(view).toMatchObject({ output: { hour: "nine" }, text: null, toolCalls: [{ state: "done" }] })
      expect(view.calls.filter(({ purpose }) => purpose !== "embed_query").map(({ purpose }) => purpose)).toEqual(["generate", "tool_step", "repair"])
      expect(JSON.stringify(world.mock.requests().at(-1)?.body.tool_choice)).toContain("none")
    })

    it("that cannot be mended is a failure with its own sentence", async () => {
      scriptTurns(world.mock, search, { reply: "At nine." }, { reply: "At nine, really." })
      const id = await askAssistant(world.ada, "When?", promptKey)
      expect(await runSteps(world.ada, id)).toBe("failed")
      const view = await getRequest(world.ada, { id })
      expect(view).toMatchObject({ output: null, error: { code: "provider_failed", message: expect.stringContaining("did not have the required form") } })
      expect(view.attempts.map(({ errorCode }) => errorCode)).toContain("invalid_output")
      expect(await reservedIn(world.database, world.tenant.workspaceId)).toBe(0)
    })
  })
})
