import type { ToolCallState } from "./tools.dto"

type Facts = Record<string, unknown>
type Described = { name: string; input: unknown; output: unknown; state: ToolCallState; error: string | null }

/** What a tool call did and what came of it, in a sentence for the person who asked. */
export function describeToolCall(call: Described): string {
  const input = facts(call.input)
  const output = facts(call.output)
  const words = sentences.get(call.name)?.({ input, output, state: call.state })
  if (!words) return `Asked for ${call.name ? `“${call.name}”` : "a tool"}, which does not exist`
  if (call.state === "running") return `${words.doing}…`
  return call.state === "failed" ? `${words.doing}: ${lowerFirst(call.error ?? "it did not work")}` : words.done
}

type Sentence = (call: { input: Facts; output: Facts; state: ToolCallState }) => { doing: string; done: string }

/** A map: a model may name a tool `constructor`. */
const sentences = new Map<string, Sentence>([
  ["search_documents", ({ input, output }) => ({ doing: `Searching the documents for ${quoted(input.query)}`, done: `Searched the documents for ${quoted(input.query)}: ${foundWords(output)}` })],
  ["get_document", ({ output }) => ({ doing: "Looking up a document", done: `Looked up ${quoted(output.title)}` })],
  ["list_clauses", ({ output }) => ({ doing: "Listing the clauses of a document", done: `Listed the clauses of ${quoted(output.title)}: ${counted(Number(output.count) || 0, "clause")}` })],
  ["get_request_status", ({ output }) => ({ doing: "Looking up a request", done: `Looked up a request, ${quoted(output.prompt)}: ${String(output.status).replaceAll("_", " ")}` })],
  ["create_review_note", ({ output, state }) => ({ doing: "Preparing a note", done: `${noteVerbs[state] ?? "Proposed a note"} on ${quoted(output.title)}` })],
])

const noteVerbs: Partial<Record<ToolCallState, string>> = { awaiting: "Proposes a note", confirmed: "Wrote a note", declined: "You declined a note" }
const longestQuote = 120

function facts(value: unknown): Facts {
  return typeof value === "object" && value !== null ? (value as Facts) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function quoted(value: unknown): string {
  const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : ""
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote - 1).replace(/\p{Surrogate}$/u, "")}…` : text}”`
}

function foundWords({ passages, documents }: Facts): string {
  const count = listOf(passages).length
  const titles = listOf(documents).length
  if (count > 0) return counted(count, "passage")
  return titles > 0 ? `no passage, ${counted(titles, "document")} by title` : "nothing"
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
