import { sql } from "drizzle-orm"
import { expect } from "vitest"
import { rows } from "@/drizzle/client"
import type { Role } from "@/drizzle/schema/constants"
import { createKey } from "@/lib/services/admin"
import type { GridView } from "@/lib/services/grids/grids.dto"
import { checkIndex, reconcileIndexes } from "@/lib/services/indexing"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { insertLayouts } from "@/lib/store/documents/layouts/insert-layouts"
import { insertRecognised } from "@/lib/store/documents/layouts/insert-recognised"
import { createTenant, type Tenant } from "../../support/deps"
import type { Product } from "../../support/wire-product"
import { contractText } from "../documents-services/texts"
import { type Answer, type Call } from "./call-route"
import { canaries } from "./canaries"
import type { Route } from "./list-routes"
import { seedChange } from "./seed-change"
import { seedConnector } from "./seed-connector"

export type Person = { userId: string; secret: string; keyId: string }
export type Ask = (person: Person | null, name: Route["name"], call?: Call) => Promise<Answer>

/** Ids of workspace A that a stranger might get hold of. */
export type Ids = Record<"done" | "assisted" | "toolCall" | "held" | "pending" | "analysis" | "part" | "conversation" | "document" | "version" | "privateDocument" | "privateVersion" | "review" | "analysisReview" | "repricing" | "connector" | "grid" | "gridCell" | "recall" | "notification" | "key" | "user", string>

export type World = { a: Tenant; b: Tenant; ids: Ids; ada: Person; colleague: Person; manager: Person; reviewer: Person; admin: Person; stranger: Person; privateText: string; idempotencyKey: string }

export const clauseQuote = "This Agreement shall be governed by and construed in accordance with the laws of the State of New York."
const restingMs = 60_000

/** Workspace A with something in every table, made through its own routes and worked on by the engine; workspace B with an administrator and nothing else. */
export async function seedWorld(product: Product, ask: Ask): Promise<World> {
  const { deps } = product
  const a = await createTenant(deps, { tokensPerDay: 50_000_000n })
  const b = await createTenant(deps, { tokensPerDay: 50_000_000n })
  const person = async (tenant: Tenant, role: Role): Promise<Person> => {
    const ctx = await tenant.context(role)
    const key = await createKey(ctx, { name: "for tests" })
    return { userId: ctx.actor.userId, secret: key.secret, keyId: key.id }
  }
  const [ada, colleague, manager, reviewer, admin] = await Promise.all((["member", "member", "manager", "reviewer", "admin"] as const).map((role) => person(a, role)))
  const stranger = await person(b, "admin")
  if (!ada || !colleague || !manager || !reviewer || !admin) throw new Error("nobody there")
  const made = async (name: Route["name"], call: Call, by = ada): Promise<Record<string, never>> => {
    const answer = await ask(by, name, call)
    expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(300)
    return (answer.text === "" ? {} : JSON.parse(answer.text)) as Record<string, never>
  }
  const rest = async (table: "documents" | "requests", id: string) => {
    const state = async () => (await deps.database.system((tx) => rows<{ state: string }>(tx, table === "documents" ? sql`select state from documents where id = ${id}` : sql`select status as state from requests where id = ${id}`)))[0]?.state
    for (const untilMs = Date.now() + restingMs; !/^(ready|done|in_review)$/.test((await state()) ?? ""); await new Promise((resolve) => setTimeout(resolve, 50)))
      if (Date.now() > untilMs) throw new Error(`${table} ${id} is still ${await state()}`)
  }

  const document = await made("POST /api/documents", { body: { title: "Agreement", text: `${contractText}\nThe ${canaries.openText} is annexed.\n` } })
  const privateText = `# A diary\n\nThe ${canaries.privateText} was seen on the first floor, and nobody else is to know about it before the spring.\n`
  const secret = await made("POST /api/documents", { body: { title: "Diary", text: privateText, visibility: "private" } })
  for (const { id } of [document, secret]) await rest("documents", id as unknown as string)
  await reconcileIndexes(deps)
  await checkIndex(deps, { workspaceId: a.workspaceId })
  const idempotencyKey = "the-very-same-key"
  const done = await made("POST /api/requests", { body: { promptKey: "rag_answer", payload: { question: `Which law governs the ${canaries.question}?` } }, headers: { "idempotency-key": idempotencyKey } })
  const held = await made("POST /api/requests", { body: { promptKey: "medical_summary", payload: { text: "A note on a patient with chest pain." } } })
  const assisted = await made("POST /api/requests", { body: { promptKey: "assistant", payload: { question: `Note on ${document.id as unknown as string}` } } })
  for (const { id } of [done, held, assisted]) await rest("requests", id as unknown as string)
  await made("PUT /api/requests/[id]/feedback", { params: { id: done.id as unknown as string }, body: { rating: 1, comment: `The ${canaries.comment} was right.` } })
  const { toolCalls } = (await made("GET /api/requests/[id]", { params: { id: assisted.id as unknown as string } })) as unknown as RequestView
  const [written, waiting] = toolCalls
  await made("POST /api/requests/[id]/tool-calls/[callId]/decision", { params: { id: assisted.id as unknown as string, callId: written?.id ?? "" }, body: { decision: "confirm" } })
  const recalledFrom = new Date().toISOString()
  const recalled = await made("POST /api/requests", { body: { promptKey: "ticket_classify", payload: { text: "The invoice came twice." } } })
  await rest("requests", recalled.id as unknown as string)
  const period = { kind: "period", from: recalledFrom, to: new Date().toISOString() }
  const recall = await made("POST /api/recalls", { body: { reason: "It read the wrong invoice.", selector: period } }, reviewer)
  const isWithdrawn = async () => (JSON.parse((await ask(ada, "GET /api/requests/[id]", { params: { id: recalled.id as unknown as string } })).text) as RequestView).withdrawn !== null
  for (const untilMs = Date.now() + restingMs; !(await isWithdrawn()); await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > untilMs) throw new Error("a recall withdraws nothing")
  await made("PUT /api/budgets", { body: { scope: "prompt", subject: "rag_answer", period: "month", unit: "tokens", limit: "4000000" } }, admin)
  await made("PUT /api/flags", { body: { key: "prompt.code_review", enabled: false, reason: "Not for us" } }, admin)
  const repricing = await made("POST /api/insights/repricings", { body: { from: dayFromNow(-1), to: dayFromNow(1) } }, admin)
  const isPriced = async () => (JSON.parse((await ask(admin, "GET /api/insights/repricings/[id]", { params: { id: repricing.id as unknown as string } })).text) as { isFinished: boolean }).isFinished
  for (const untilMs = Date.now() + restingMs; !(await isPriced()); await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > untilMs) throw new Error("a repricing does not end")
  for (const { versionId } of [document, secret])
    await deps.database.workspace({ workspaceId: a.workspaceId, userId: ada.userId, role: "member" }, (tx) =>
      insertRecognised(tx, { workspaceId: a.workspaceId, versionId: versionId as unknown as string, page: 1, width: 595, height: 842, lines: [], confidence: 0.9 }).then(() => insertLayouts(tx, { workspaceId: a.workspaceId, versionId: versionId as unknown as string, layouts: [{ page: 1, width: 595, height: 842, lines: [[0, 9, 72, 72, 200, 12]], ocrConfidence: null }] })),
    )
  const gridColumn = { title: "Law", question: "Which law governs, and who was seen on the first floor?", type: "text" }
  const grid = await made("POST /api/grids", { body: { title: "Both of them", documentIds: [document.id, secret.id], columns: [gridColumn] } })
  const gridOf = async () => JSON.parse((await ask(ada, "GET /api/grids/[id]", { params: { id: grid.id as unknown as string } })).text) as GridView
  for (const untilMs = Date.now() + restingMs; (await gridOf()).progress.open > 0; await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > untilMs) throw new Error("a grid is never filled")
  const privateCell = (await gridOf()).cells.find((cell) => cell.documentId === (secret.id as unknown as string))
  expect((await ask(ada, "GET /api/grids/[id]/export", { params: { id: grid.id as unknown as string } })).status).toBe(200)
  const connector = await seedConnector(deps, { workspaceId: a.workspaceId, userId: admin.userId, documentId: document.id as unknown as string })
  const notification = await seedChange({ product, made, rest, author: ada, watcher: colleague })
  // From here on nothing is worked on, so that every change is the doing of a call.
  await product.engine.stop()
  const pending = await made("POST /api/requests", { body: { promptKey: "ticket_classify", payload: { text: "I was charged twice." } } })
  // The mark that it was announced comes a moment later, and is no call's doing either; rows that were being worked on never get one.
  const isMarked = async () => (await deps.database.system((tx) => rows(tx, sql`select 1 as ok from requests where announced_at is null and not is_inline and status = 'pending'`))).length === 0
  for (const untilMs = Date.now() + restingMs; !(await isMarked()); await new Promise((resolve) => setTimeout(resolve, 50))) if (Date.now() > untilMs) throw new Error("an announcement is never marked")

  const found = await deps.database.system((tx) =>
    rows<Record<string, string>>(
      tx,
      sql`select analysis_request_id as analysis, (select id from requests p where p.parent_id = d.analysis_request_id limit 1) as part,
        (select id from review_items i where i.request_id = ${held.id as unknown as string}) as review, (select id from review_items i where i.request_id = d.analysis_request_id) as "analysisReview"
        from documents d where id = ${document.id as unknown as string}`,
    ),
  )
  const ids = {
    ...found[0],
    ...{ done: done.id, assisted: assisted.id, toolCall: waiting?.id, held: held.id, pending: pending.id, conversation: done.conversationId, document: document.id, version: document.versionId, privateDocument: secret.id, privateVersion: secret.versionId },
    ...{ recall: recall.id, notification, grid: grid.id, gridCell: privateCell?.id },
    ...{ repricing: repricing.id, connector, key: ada.keyId, user: ada.userId },
  } as unknown as Ids
  for (const [name, id] of Object.entries(ids)) expect(id, name).toMatch(/^[0-9a-f-]{36}$/)
  return { a, b, ids, ada, colleague, manager, reviewer, admin, stranger, privateText, idempotencyKey }
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
