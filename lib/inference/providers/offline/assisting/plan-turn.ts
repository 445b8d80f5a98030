import type { ModelRequest, ToolResult } from "../../../port"
import { answerQuestion, noAnswer } from "../answering/rag-answer"
import { textInput } from "../read-inputs"
import { contentStems } from "../words"
import { type FoundDocument, latestResult, readFindings, readObject, readWords, type SearchFindings } from "./read-tool-results"
import { readWish, type Wish } from "./read-wish"

/** One turn: something to say, or one tool to ask for. */
export type Turn = { text: string } | { tool: { name: string; input: Record<string, unknown> } }

const longestQuery = 500
const longestTitle = 200
const longestNote = 2_000

/** What the assistant does next, by fixed rules: it looks for passages once and answers from them, or does the other thing that was plainly asked for. */
export function planTurn(request: ModelRequest): Turn {
  const question = textInput(request.task, "question").trim() || lastWords(request)
  const canAsk = (name: string) => request.toolChoice !== "none" && (request.tools ?? []).some((tool) => tool.name === name)
  const step: Step = { request, question, canAsk }
  const wish = readWish(question)
  if (wish.kind === "status") return checkStatus(step, wish)
  if (wish.kind === "note") return proposeNote(step, wish)
  if (wish.kind === "clauses") {
    const input = wish.clauseType ? { clauseType: wish.clauseType } : {}
    return onDocument(step, { ...wish, tool: "list_clauses", input, say: sayClauses })
  }
  return search(step, { query: question }) ?? { text: answerFrom(step) }
}

type Step = { request: ModelRequest; question: string; canAsk: (name: string) => boolean }

function search({ request, canAsk }: Step, input: { query: string; title?: string }): Turn | null {
  if (input.query === "" || latestResult(request, "search_documents") || !canAsk("search_documents")) return null
  const { query, title } = input
  return { tool: { name: "search_documents", input: { query: query.slice(0, longestQuery), ...(title ? { title: title.slice(0, longestTitle) } : {}) } } }
}

function answerFrom({ request, question }: Step): string {
  const found = latestResult(request, "search_documents")
  if (found?.isError) return readWords(found)
  return answerQuestion({ question }, found ? readFindings(found).sources : request.task.sources)
}

function checkStatus({ request, canAsk }: Step, { requestId }: Extract<Wish, { kind: "status" }>): Turn {
  const result = latestResult(request, "get_request_status")
  if (!result) return canAsk("get_request_status") ? { tool: { name: "get_request_status", input: { requestId } } } : { text: noAnswer }
  const status = readObject(result)
  if (result.isError || !status) return { text: readWords(result) }
  const reason = typeof status.reason === "string" ? ` ${status.reason}` : ""
  return { text: `The request "${String(status.prompt)}" is ${String(status.status).replaceAll("_", " ")}.${status.isOutdated ? " Its documents have changed since." : ""}${reason}` }
}

/** A note without words of its own holds the answer to what was asked beside it, and goes to the document that the answer is from. */
function proposeNote(step: Step, { question, documentName, text }: Extract<Wish, { kind: "note" }>): Turn {
  const errand = { documentName, tool: "create_review_note", say: sayProposed }
  if (question === "") {
    if (text === "") return { text: "Say what the note should hold, behind a colon: Add a review note to the lease: check the deposit." }
    return onDocument(step, { ...errand, input: { text } })
  }
  const first = search(step, { query: question, title: documentName })
  if (first) return first
  const answer = answerFrom({ ...step, question })
  if (answer === noAnswer && text === "") return { text: noAnswer }
  const note = text || answer.replace(/\s*\[\d+\]/g, "")
  const turn = onDocument(step, { ...errand, input: { text: note.slice(0, longestNote) }, source: Number(/\[(\d+)\]/.exec(answer)?.[1]) })
  return "text" in turn ? { text: `${answer}\n${turn.text}` } : turn
}

type Errand = { documentName: string; tool: string; input: Record<string, unknown>; /** A passage of the document that is meant where it is not named. */ source?: number; say: (result: ToolResult) => string }

/** Finds the document that is meant and then asks for the tool on it. */
function onDocument(step: Step, { documentName, tool, input, source, say }: Errand): Turn {
  const { request, question, canAsk } = step
  const done = latestResult(request, tool)
  if (done) return { text: done.isError ? readWords(done) : say(done) }
  const first = search(step, { query: documentName || question, title: documentName })
  if (first) return first
  const found = latestResult(request, "search_documents")
  const document = found && !found.isError ? chooseDocument(readFindings(found), { name: documentName, source }) : null
  if (!document) return { text: documentName ? `I found no document named "${documentName}".` : "Name the document that is meant." }
  return canAsk(tool) ? { tool: { name: tool, input: { documentId: document.id, ...input } } } : { text: noAnswer }
}

/** The one whose title shares most words with the name; without a name the one of the passage, or the only one there is. */
function chooseDocument({ documents, placeOf }: SearchFindings, { name, source }: { name: string; source: number | undefined }): FoundDocument | null {
  const wanted = new Set(contentStems(name))
  if (wanted.size === 0) return (source === undefined ? null : placeOf.get(source)) ?? (documents.length === 1 ? (documents[0] ?? null) : null)
  const shared = documents.map((document) => ({ document, count: contentStems(document.title).filter((word) => wanted.has(word)).length }))
  const best = shared.toSorted((a, b) => b.count - a.count)[0]
  return best && best.count > 0 ? best.document : null
}

function sayProposed(result: ToolResult): string {
  const title = readObject(result)?.document
  return `The note${typeof title === "string" ? ` on "${title}"` : ""} is ready. It is written once you confirm it.`
}

function sayClauses(result: ToolResult): string {
  const { title, note, clauses } = readObject(result) ?? {}
  const lines = (Array.isArray(clauses) ? (clauses as Record<string, unknown>[]) : []).map(
    ({ type, quote, page }) => `- ${String(type)}: "${String(quote).replace(/\s+/g, " ")}"${typeof page === "number" ? ` (page ${page})` : ""}`,
  )
  const head = lines.length > 0 ? `Clauses in ${String(title)}:` : `No clauses are listed for ${String(title ?? "this document")}.`
  return [head, ...lines, ...(typeof note === "string" ? [note] : [])].join("\n")
}

function lastWords({ messages }: ModelRequest): string {
  const asked = messages.findLast(({ role, blocks }) => role === "user" && blocks.length > 0)
  return (asked?.blocks.at(-1)?.text ?? "").trim()
}
