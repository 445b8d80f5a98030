import { expect, test } from "vitest"
import { loadPrompts } from "@/prompts/load-prompts"
import { describeTools, findTool } from "./catalogue"

test("every tool that a prompt names is there, and is told to the model with a closed object as input", () => {
  const names = [...loadPrompts().values()].flatMap(({ tools }) => tools.names)
  expect(new Set(names).size).toBe(5)
  for (const tool of describeTools(names)) {
    expect(tool.jsonSchema).toMatchObject({ type: "object", additionalProperties: false })
    expect(tool.jsonSchema).not.toHaveProperty("$schema")
    expect(tool.description.length).toBeGreaterThan(40)
  }
})

test("only a note changes something, and it needs a person's word", () => {
  const names = describeTools(["search_documents", "get_document", "list_clauses", "get_request_status", "create_review_note"]).map(({ name }) => name)
  expect(names.filter((name) => "confirm" in (findTool(name) ?? {}))).toEqual(["create_review_note"])
  expect(findTool("constructor")).toBeNull()
})
