import { expect, test } from "vitest"
import type { ChatMessage, ModelRequest, StreamPart } from "../../../port"
import { createOfflineChatModel } from "../index"
import { planTurn } from "./plan-turn"
import { readWish } from "./read-wish"

const names = ["search_documents", "list_clauses", "get_request_status", "create_review_note"]
const leaseId = "01890a5d-ac96-774b-bcce-b302099a8057"
const planId = "01890a5d-ac96-774b-bcce-b302099a8058"
const found = `<tool_result tool="search_documents">
<source id="3" title="Lease &amp; annex">
This Lease runs for two years. The rent is EUR 900 a month. This Lease is governed by the laws of Austria.
</source>
Where they stand: - {"source":3,"documentId":"${leaseId}","title":"Lease & annex","page":1,"heading":null}
Documents by title: - {"id":"${planId}","title":"Marketing plan"}
</tool_result>`

function asked(question: string, results: [name: string, text: string, isError?: boolean][] = []): ModelRequest {
  const messages: ChatMessage[] = [{ role: "user", blocks: [{ text: question }] }]
  for (const [name, text, isError = false] of results) messages.push({ role: "assistant", blocks: [] }, { role: "user", blocks: [], toolResults: [{ toolCallId: "c", name, text, isError }] })
  return {
    route: { provider: "offline", model: "offline-extractive-1" },
    system: [],
    messages,
    maxOutputTokens: 500,
    tools: names.map((name) => ({ name, description: name, jsonSchema: {} })),
    task: { promptKey: "assistant", inputs: { question }, sources: [] },
  }
}

test("searches once, then answers from the passages under their own numbers", () => {
  const question = "Which law governs the lease?"
  expect(planTurn(asked(question))).toEqual({ tool: { name: "search_documents", input: { query: question } } })
  expect(planTurn(asked(question, [["search_documents", found]]))).toEqual({ text: 'Austria: "This Lease is governed by the laws of Austria" [3].' })
  expect(planTurn(asked("Who owns the moon?", [["search_documents", found]]))).toEqual({ text: "These documents do not answer that." })
})

test("proposes a note on the document that was named, and says that it waits", () => {
  const question = "Please add a review note to the lease: check the deposit"
  expect(planTurn(asked(question))).toEqual({ tool: { name: "search_documents", input: { query: "lease", title: "lease" } } })
  expect(planTurn(asked(question, [["search_documents", found]]))).toEqual({ tool: { name: "create_review_note", input: { documentId: leaseId, text: "check the deposit" } } })
  const proposed = '<tool_result tool="create_review_note">\n{"state":"waiting","document":"Lease & annex"}\n</tool_result>'
  expect(planTurn(asked(question, [["search_documents", found], ["create_review_note", proposed]]))).toEqual({ text: 'The note on "Lease & annex" is ready. It is written once you confirm it.' })
})

test("never writes a note on a document that was not meant", () => {
  expect(planTurn(asked("Add a note on the Zebra contract: look again", [["search_documents", found]]))).toEqual({ text: 'I found no document named "Zebra contract".' })
  expect(planTurn(asked("Add a note: look again", [["search_documents", found]]))).toEqual({ text: "Name the document that is meant." })
  expect(planTurn(asked("Add a note on the lease"))).toMatchObject({ text: expect.stringContaining("Say what the note should hold") })
})

test("answers first and notes the answer on its document where both were asked for", () => {
  const question = "Which law governs the lease? Add a note on it for the reviewer."
  expect(planTurn(asked(question))).toEqual({ tool: { name: "search_documents", input: { query: "Which law governs the lease?" } } })
  const text = 'Austria: "This Lease is governed by the laws of Austria".'
  expect(planTurn(asked(question, [["search_documents", found]]))).toEqual({ tool: { name: "create_review_note", input: { documentId: leaseId, text } } })
  const proposed = '<tool_result tool="create_review_note">\n{"document":"Lease & annex"}\n</tool_result>'
  expect(planTurn(asked(question, [["search_documents", found], ["create_review_note", proposed]]))).toEqual({
    text: 'Austria: "This Lease is governed by the laws of Austria" [3].\nThe note on "Lease & annex" is ready. It is written once you confirm it.',
  })
  expect(planTurn(asked("Who owns the moon? Add a note on it.", [["search_documents", found]]))).toEqual({ text: "These documents do not answer that." })
})

test("lists the clauses of a document", () => {
  const question = "List the governing law clauses of the lease"
  const call = planTurn(asked(question, [["search_documents", found]]))
  expect(call).toEqual({ tool: { name: "list_clauses", input: { documentId: leaseId, clauseType: "Governing Law" } } })
  const listed = '<tool_result tool="list_clauses">\n{"title":"Lease","note":null,"clauses":[{"type":"Governing Law","quote":"laws of Austria","answer":"Austria","page":2,"confidence":1}]}\n</tool_result>'
  expect(planTurn(asked(question, [["search_documents", found], ["list_clauses", listed]]))).toEqual({ text: 'Clauses in Lease:\n- Governing Law: "laws of Austria" (page 2)' })
})

test("looks up the status of a request, and passes on why it could not", () => {
  const question = `What is the status of request ${leaseId}?`
  expect(planTurn(asked(question))).toEqual({ tool: { name: "get_request_status", input: { requestId: leaseId } } })
  const status = '<tool_result tool="get_request_status">\n{"requestId":"x","prompt":"Ask your documents","status":"in_review","isAwaitingReview":true,"isOutdated":false,"reason":null}\n</tool_result>'
  expect(planTurn(asked(question, [["get_request_status", status]]))).toEqual({ text: 'The request "Ask your documents" is in review.' })
  const missing = '<tool_result tool="get_request_status" error="true">\nThere is no such request.\n</tool_result>'
  expect(planTurn(asked(question, [["get_request_status", missing, true]]))).toEqual({ text: "There is no such request." })
})

test("asks for no tool in a turn in which it may not, nor for one it was not given", () => {
  expect(planTurn({ ...asked("Which law governs the lease?"), toolChoice: "none" })).toEqual({ text: "These documents do not answer that." })
  expect(planTurn({ ...asked(`Status of request ${leaseId}`), tools: [] })).toEqual({ text: "These documents do not answer that." })
})

test.each([
  ['Create a review note "fee is odd" on the Acme agreement', "Acme agreement", "fee is odd"],
  ["Leave a note for Acme agreement saying that the fee is odd.", "Acme agreement", "the fee is odd."],
  ["Make a note on Acme agreement: two things: the fee, the term", "Acme agreement", "two things: the fee, the term"],
])("reads the wish in %j", (question, documentName, text) => {
  expect(readWish(question)).toEqual({ kind: "note", question: "", documentName, text })
})

test("streams a call as one part, with usage and the reason it stopped", async () => {
  const parts: StreamPart[] = []
  const deadlines = { connectMs: 1_000, firstTokenMs: 1_000, idleMs: 1_000, totalMs: 1_000 }
  for await (const part of createOfflineChatModel().stream(asked("What is the rent?"), { signal: new AbortController().signal, deadlines, callId: "c1" })) parts.push(part)
  expect(parts.map(({ type }) => type)).toEqual(["started", "tool-call", "usage", "finish"])
  expect(parts[1]).toMatchObject({ call: { id: "offline-c1", name: "search_documents", input: { query: "What is the rent?" } } })
  expect(parts[3]).toMatchObject({ reason: "tool-calls" })
})
