import type { MockProvider, MockRequest, MockToolCall } from "../../support/mock-provider"
import { canaries } from "./canaries"

const has = (property: string) => (request: MockRequest) => Boolean((request.schema?.properties as Record<string, unknown> | undefined)?.[property])

/** Answers for every prompt, each with its canary; the quote of the clause stands in the contract. */
export function scriptProvider(mock: MockProvider, quote: string): void {
  const isContract = (request: MockRequest) => request.prompt.includes("SOFTWARE SERVICES AGREEMENT")
  const answer = (value: unknown) => ({ reply: JSON.stringify(value) })
  mock.script(
    { match: (request) => has("reason")(request) && isContract(request), behave: answer({ kind: "contract", contractType: "Services", confidence: 0.9, reason: "It says so" }) },
    { match: has("reason"), behave: answer({ kind: "policy", contractType: null, confidence: 0.9, reason: "It says so" }) },
    {
      match: (request) => has("isFound")(request) && request.prompt.includes(canaries.privateText),
      behave: answer({ isFound: true, value: `The ${canaries.privateText} was seen`, quote: `The ${canaries.privateText} was seen on the first floor`, confidence: 0.9 }),
    },
    { match: has("isFound"), behave: answer({ isFound: true, value: "New York", quote, confidence: 0.9 }) },
    { match: has("clauses"), behave: answer({ clauses: [{ type: "Governing Law", quote, answer: canaries.heldClause, confidence: 0.9 }] }) },
    {
      match: has("parties"),
      behave: answer({ contractType: "Services", parties: ["Larkfield"], effectiveDate: null, term: null, governingLaw: "New York", risks: [], summary: `The ${canaries.heldAnalysis} is short.`, confidence: 0.9 }),
    },
    { match: has("medications"), behave: answer({ summary: `The ${canaries.heldSummary} stands here.`, findings: [], medications: [], openPoints: [], confidence: 0.9 }) },
    { match: has("category"), behave: answer({ category: "billing", priority: "high", team: null, confidence: 0.97 }) },
    { match: (request) => request.toolNames.length > 0 && request.toolResults.length > 0, behave: { reply: `The ${canaries.assistance} is ready.` } },
    { match: (request) => request.toolNames.length > 0, behave: { toolCalls: proposeNotes } },
    { match: (request) => request.kind === "chat" && request.schema === null, behave: { reply: `The ${canaries.answer} is this [1].` } },
  )
}

/** Two notes on the document that the question names by its id. */
function proposeNotes({ prompt }: MockRequest): MockToolCall[] {
  const documentId = /Note on ([0-9a-f-]{36})/.exec(prompt)?.[1]
  return [canaries.writtenNote, canaries.waitingNote].map((word) => ({ name: "create_review_note", input: { documentId, text: `The ${word} is to be read.` } }))
}
