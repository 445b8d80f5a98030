import { expect, test } from "vitest"
import { describeToolCall } from "./tool-words"

const call = { name: "search_documents", input: { query: "notice period" }, output: null, state: "running", error: null } as const

test("says what is being done, what came of it, and what went wrong", () => {
  expect(describeToolCall(call)).toBe("Searching the documents for “notice period”…")
  expect(describeToolCall({ ...call, state: "done", output: { passages: [{}] } })).toBe("Searched the documents for “notice period”: 1 passage")
  expect(describeToolCall({ ...call, state: "done", output: { passages: [{}, {}] } })).toBe("Searched the documents for “notice period”: 2 passages")
  expect(describeToolCall({ ...call, state: "done", output: { passages: [], documents: [{}] } })).toBe("Searched the documents for “notice period”: no passage, 1 document by title")
  expect(describeToolCall({ ...call, state: "done", output: { passages: [], documents: [] } })).toBe("Searched the documents for “notice period”: nothing")
  expect(describeToolCall({ ...call, state: "failed", error: "There is no such document." })).toBe("Searching the documents for “notice period”: there is no such document.")
})

test("keeps one line of whatever a model wrote", () => {
  expect(describeToolCall({ ...call, input: { query: `two\nlines ${"x".repeat(500)}` } }).length).toBeLessThan(180)
  for (const input of [null, "text", { unreadable: "{" }, { query: { nested: 1 } }]) expect(describeToolCall({ ...call, input })).toBe("Searching the documents for “”…")
  expect(describeToolCall({ ...call, name: "made_up", state: "failed", error: "e" })).toBe("Asked for “made_up”, which does not exist")
  expect(describeToolCall({ ...call, name: "constructor", state: "failed", error: "e" })).toBe("Asked for “constructor”, which does not exist")
})
