import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument } from "@/lib/services/documents"
import { openCatalogue } from "@/lib/services/prompts/catalogue"
import { createRequest, watchRequest } from "@/lib/services/requests"
import { loadPrompts } from "@/prompts/load-prompts"
import type { PromptDefinition } from "@/prompts/schema"
import { createTenant, type Tenant, type TestDeps, testDeps } from "../../support/deps"
import { mockModels } from "../../support/mock-models"
import { type Behaviour, type MockProvider, type MockRequest, startMockProvider } from "../../support/mock-provider"
import { runEngine } from "../documents-services/run-engine"

export type ToolWorld = { database: Database; mock: MockProvider; deps: TestDeps; tenant: Tenant; ada: ServiceContext; bob: ServiceContext }

const answerSchema = { type: "object", additionalProperties: false, required: ["hour"], properties: { hour: { type: "string", enum: ["nine", "ten"] } } }

/** A workspace with two members, and the assistant in the forms that the tests need: on either wire, with JSON output, held. */
export async function openToolWorld(open: () => Promise<Database>): Promise<ToolWorld> {
  const database = await open()
  const mock = await startMockProvider({ keepRequests: 200 })
  scriptDocuments(mock)
  const deps = await testDeps(database, mockModels(mock))
  deps.prompts = await openCatalogue(database, withVariants(loadPrompts()))
  const tenant = await createTenant(deps, { tokensPerDay: 100_000_000n })
  return { database, mock, deps, tenant, ada: await tenant.context("member", "Ada"), bob: await tenant.context("member", "Bob") }
}

/** Documents are policies, but for the contract, whose analysis waits for a reviewer. */
function scriptDocuments(mock: MockProvider): void {
  const asksFor = (property: string) => (request: MockRequest) => Boolean((request.schema?.properties as Record<string, unknown> | undefined)?.[property])
  const isContract = (request: MockRequest) => request.prompt.includes("SOFTWARE SERVICES AGREEMENT")
  const json = (value: unknown) => ({ reply: JSON.stringify(value) })
  const quote = "This Agreement shall be governed by and construed in accordance with the laws of the State of New York."
  mock.script(
    { match: (request) => asksFor("reason")(request) && isContract(request), behave: json({ kind: "contract", contractType: "Services", confidence: 0.9, reason: "It says so" }) },
    { match: asksFor("reason"), behave: json({ kind: "policy", contractType: null, confidence: 0.9, reason: "It says so" }) },
    { match: asksFor("clauses"), behave: json({ clauses: [{ type: "Governing Law", quote, answer: "heldclause", confidence: 0.9 }] }) },
    { match: asksFor("parties"), behave: json({ contractType: "Services", parties: ["Larkfield"], effectiveDate: null, term: null, governingLaw: "New York", risks: [], summary: "The heldsummary.", confidence: 0.9 }) },
  )
}

function withVariants(prompts: Map<string, PromptDefinition>): Map<string, PromptDefinition> {
  const assistant = prompts.get("assistant")
  if (!assistant) throw new Error("there is no assistant")
  const variant = (key: string, changes: Partial<PromptDefinition>) => [key, { ...assistant, key, flag: `prompt.${key}`, ...changes }] as const
  return new Map([
    ...prompts,
    variant("assistant_openai", { model: { provider: "openai", model: "gpt-5.4" } }),
    variant("assistant_json", { outputSchema: answerSchema }),
    variant("assistant_json_openai", { outputSchema: answerSchema, model: { provider: "openai", model: "gpt-5.4" } }),
    variant("assistant_held", { delivery: "after_verify", review: { ...assistant.review, always: true, reasons: ["A person looks at it"] } }),
  ])
}

export async function addDocument({ deps }: ToolWorld, by: ServiceContext, document: { title: string; text: string; visibility?: "private" }): Promise<string> {
  const { id } = await createTextDocument(by, document)
  await runEngine(deps)
  return id
}

/** What the model says turn by turn; a turn is any call that knows tools. */
export function scriptTurns(mock: MockProvider, ...turns: Behaviour[]): void {
  const isTurn = (request: MockRequest) => request.kind === "chat" && JSON.stringify(request.body.tools ?? "").includes("search_documents")
  mock.script(...turns.map((behave) => ({ times: 1, match: isTurn, behave })))
}

export async function askAssistant(by: ServiceContext, question: string, promptKey = "assistant", documentIds: string[] = []): Promise<string> {
  const { id } = await createRequest(by, { input: { promptKey, payload: { question }, ...(documentIds.length > 0 ? { documentIds } : {}) } })
  return id
}

/** The results of the last turn as the model was told them. */
export function lastResults(mock: MockProvider): string[] {
  return mock.requests().findLast((request) => request.toolResults.length > 0)?.toolResults.map(({ text }) => text) ?? []
}

export async function readParts(by: ServiceContext, id: string): Promise<Record<string, unknown>[]> {
  const parts: Record<string, unknown>[] = []
  const watching = watchRequest(by, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true, recheckMs: 50 })
  for await (const frame of watching) if (frame) parts.push(frame.part)
  return parts
}

/** What a reader has on the page at the end of a stream. */
export function shownText(parts: Record<string, unknown>[]): string {
  const fromHere = parts.findLastIndex((part) => part.type === "reset-step")
  return parts.slice(fromHere + 1).map((part) => (part.type === "text-delta" ? String(part.delta) : "")).join("")
}

export function notesOn(database: Database, documentId: string): Promise<{ text: string; author: string; request: string }[]> {
  return database.system(async (tx) => {
    await tx.execute(sql`set local role none`)
    return rows(tx, sql`select text, author_id as author, request_id as request from review_notes where document_id = ${documentId} order by id`)
  })
}

export async function auditOf(database: Database, requestId: string): Promise<string[]> {
  const found = await database.system((tx) => rows<{ action: string }>(tx, sql`select action from audit_log where subject_id = ${requestId} and action like 'tool.%' order by id`))
  return found.map(({ action }) => action)
}
