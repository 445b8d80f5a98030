import type { Call } from "./call-route"
import type { Route } from "./list-routes"
import type { Ids } from "./seed-world"

/** One way to reach for what is not one's own. `status` is what a stranger gets; calls that `makes` something answer with ids of their own. */
export type Case = { status: number; call: (ids: Ids) => Call; makes?: boolean }

const onRequests = ["done", "assisted", "held", "pending", "analysis", "part"] as const
const onDocuments = ["document", "privateDocument"] as const
const onReviews = ["review", "analysisReview"] as const

const open = (call: Call = {}): Case => ({ status: 200, call: () => call })
const hidden = (names: readonly (keyof Ids)[], call: Call = {}): Case[] => names.map((name) => ({ status: 404, call: (ids) => ({ ...call, params: { id: ids[name] } }) }))
const asking = (name: string, id: keyof Ids, status = 200): Case => ({ status, call: (ids) => ({ query: { [name]: ids[id] } }) })
const question = { promptKey: "rag_answer", payload: { question: "Which law governs this?" } }
const gridBody = { title: "Mine", columns: [{ title: "Law", question: "Which law governs?", type: "text" }] }
const file = () => {
  const form = new FormData()
  form.set("file", new File(["A newer text of the agreement."], "agreement.md"))
  return form
}

/** What every method of every route is tried with. */
export const cases: Record<Route["name"], Case[]> = {
  "GET /api/requests": [open(), asking("userId", "user"), asking("conversationId", "conversation"), asking("documentId", "document"), asking("cursor", "done")],
  "POST /api/requests": [
    { status: 404, call: (ids) => ({ body: { ...question, documentIds: [ids.document] } }) },
    { status: 404, call: (ids) => ({ body: { ...question, conversationId: ids.conversation } }) },
    { status: 202, makes: true, call: () => ({ body: question, headers: { "idempotency-key": "the-very-same-key" } }) },
  ],
  "POST /api/requests/estimate": [
    { status: 200, call: () => ({ body: question }) },
    { status: 404, call: (ids) => ({ body: { ...question, documentIds: [ids.privateDocument] } }) },
  ],
  "GET /api/requests/[id]": hidden(onRequests),
  "GET /api/requests/[id]/stream": hidden(onRequests),
  "POST /api/requests/[id]/cancel": hidden(onRequests),
  "GET /api/requests/[id]/changes": hidden(onRequests),
  "GET /api/requests/[id]/difference": hidden(onRequests),
  "GET /api/requests/[id]/replay": hidden(onRequests),
  "POST /api/requests/[id]/rerun": [...hidden(onRequests), ...hidden(onRequests, { body: { keep: ["release", "evidence"] } })],
  "PUT /api/requests/[id]/feedback": hidden(onRequests, { body: { rating: -1, comment: "No." } }),
  "POST /api/requests/[id]/tool-calls/[callId]/decision": onRequests.flatMap((name) =>
    (["confirm", "decline"] as const).map((decision): Case => ({ status: 404, call: (ids) => ({ params: { id: ids[name], callId: ids.toolCall }, body: { decision } }) })),
  ),
  "GET /api/recalls": [open(), open({ query: { state: "open" } }), asking("cursor", "recall")],
  "POST /api/recalls": [{ status: 404, call: (ids) => ({ body: { reason: "It is wrong.", selector: { kind: "version", documentId: ids.document, versionId: ids.version } } }) }],
  "POST /api/recalls/preview": [
    { status: 404, call: (ids) => ({ body: { selector: { kind: "version", documentId: ids.document, versionId: ids.version } } }) },
    { status: 200, call: () => ({ body: { selector: { kind: "period", from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" } } }) },
  ],
  "GET /api/recalls/[id]": hidden(["recall"]),
  "GET /api/recalls/[id]/items": hidden(["recall"]),
  "POST /api/recalls/[id]/items": [...hidden(["recall"], { body: { action: "ask_again" } }), ...hidden(["recall"], { body: { action: "settle", note: "Seen." } })],
  "GET /api/conversations": [open(), asking("cursor", "conversation")],
  "GET /api/conversations/[id]": hidden(["conversation"]),
  "GET /api/documents": [open(), asking("cursor", "document"), open({ query: { q: "Agreement" } })],
  "POST /api/documents": [{ status: 202, makes: true, call: () => ({ body: { title: "Mine", text: "A text of my own." } }) }],
  "GET /api/documents/[id]": hidden(onDocuments),
  "DELETE /api/documents/[id]": hidden(onDocuments),
  "GET /api/documents/[id]/versions": hidden(onDocuments),
  "POST /api/documents/[id]/versions": hidden(onDocuments, { form: file }),
  "GET /api/documents/[id]/diff": onDocuments.map((name): Case => ({ status: 404, call: (ids) => ({ params: { id: ids[name] }, query: { from: ids.version, to: ids.privateVersion } }) })),
  "GET /api/documents/[id]/clauses": hidden(onDocuments),
  "GET /api/documents/[id]/layout": [...hidden(onDocuments, { query: { page: "1" } }), ...hidden(onDocuments, { query: { from: "1", to: "20" } })],
  "GET /api/documents/[id]/notes": hidden(onDocuments),
  "GET /api/documents/[id]/file": hidden(onDocuments),
  "GET /api/documents/[id]/text": hidden(onDocuments),
  "GET /api/documents/[id]/progress": hidden(onDocuments),
  "POST /api/documents/[id]/retry": hidden(onDocuments),
  "POST /api/documents/[id]/fetch": hidden(onDocuments),
  "POST /api/documents/imports": [{ status: 422, call: () => ({ body: { url: "https://files.example.com/agreement.pdf" } }) }],
  "GET /api/import-hosts": [open()],
  "PUT /api/import-hosts": [{ status: 200, call: () => ({ body: { host: "files.example.com", isAllowed: false } }) }],
  "GET /api/connectors": [open()],
  "POST /api/connectors": [{ status: 422, call: () => ({ body: { name: "Tickets", url: "postgres://reader@127.0.0.1/desk", mapping: { schema: "desk", table: "tickets", keyColumn: "id", titleColumn: "subject", textColumns: ["body"] }, everyMinutes: 60 } }) }],
  "POST /api/connectors/preview": [{ status: 422, call: () => ({ body: { url: "postgres://reader@127.0.0.1/desk" } }) }],
  "GET /api/connectors/[id]": hidden(["connector"]),
  "PATCH /api/connectors/[id]": hidden(["connector"], { body: { isPaused: true } }),
  "DELETE /api/connectors/[id]": hidden(["connector"], { query: { documents: "delete" } }),
  "POST /api/connectors/[id]/sync": hidden(["connector"]),
  "GET /api/search": [open({ query: { q: "Which law governs this agreement?" } }), { status: 404, call: (ids) => ({ query: { q: "Which law governs this agreement?", documentId: ids.document } }) }],
  "GET /api/clauses": [open(), asking("documentId", "document")],
  "GET /api/clauses/missing": [open({ query: { type: "Insurance" } })],
  "GET /api/clauses/search": [open({ query: { q: "Which law governs this agreement?" } })],
  "GET /api/compare": onDocuments.map((name): Case => ({ status: 404, call: (ids) => ({ query: { left: ids[name], right: `${ids.document}:${ids.version}` } }) })),
  "GET /api/grids": [open(), asking("cursor", "grid")],
  "POST /api/grids": [
    { status: 404, call: (ids) => ({ body: { ...gridBody, documentIds: [ids.document] } }) },
    { status: 404, call: (ids) => ({ body: { ...gridBody, documentIds: [ids.privateDocument] } }) },
  ],
  "GET /api/grids/[id]": hidden(["grid"]),
  "PATCH /api/grids/[id]": [...hidden(["grid"], { body: { title: "Mine now" } }), { status: 404, call: (ids) => ({ params: { id: ids.grid }, body: { addDocumentIds: [ids.document] } }) }],
  "DELETE /api/grids/[id]": hidden(["grid"]),
  "POST /api/grids/[id]/fill": hidden(["grid"], { body: { cells: "failed" } }),
  "DELETE /api/grids/[id]/fill": hidden(["grid"]),
  "GET /api/grids/[id]/cells/[cellId]": [{ status: 404, call: (ids) => ({ params: { id: ids.grid, cellId: ids.gridCell } }) }],
  "PUT /api/grids/[id]/cells/[cellId]": [{ status: 404, call: (ids) => ({ params: { id: ids.grid, cellId: ids.gridCell }, body: { review: "accepted" } }) }],
  "GET /api/grids/[id]/export": [...hidden(["grid"]), ...hidden(["grid"], { query: { format: "xlsx" } })],
  "GET /api/reviews": [open(), open({ query: { status: "decided" } }), asking("cursor", "review", 422)],
  "GET /api/reviews/[id]": hidden(onReviews),
  "POST /api/reviews/[id]/claim": hidden(onReviews),
  "POST /api/reviews/[id]/release": hidden(onReviews),
  "POST /api/reviews/[id]/decision": hidden(onReviews, { body: { decision: "approve" } }),
  "GET /api/notifications": [open(), asking("cursor", "done")],
  "POST /api/notifications/read": [
    { status: 200, call: () => ({ body: { all: true } }) },
    { status: 200, call: (ids) => ({ body: { ids: [ids.notification] } }) },
  ],
  "GET /api/watches": (["document", "request"] as const).map((subjectKind): Case => ({ status: 404, call: (ids) => ({ query: { subjectKind, subjectId: subjectKind === "document" ? ids.document : ids.done } }) })),
  "PUT /api/watches": (["document", "request"] as const).map((subjectKind): Case => ({ status: 404, call: (ids) => ({ body: { subjectKind, subjectId: subjectKind === "document" ? ids.document : ids.done, isWatching: true } }) })),
  "GET /api/insights/cost": [open(), open({ query: { groupBy: "user" } }), open({ query: { format: "csv", groupBy: "user" } })],
  "GET /api/insights/reliability": [open(), open({ query: { groupBy: "hour" } })],
  "GET /api/insights/caching": [open()],
  "GET /api/insights/index": [open()],
  "POST /api/insights/index/checks": [{ status: 202, makes: true, call: () => ({}) }],
  "GET /api/insights/repricings": [open(), asking("cursor", "repricing")],
  "POST /api/insights/repricings": [{ status: 202, makes: true, call: () => ({ body: { from: "2020-01-01", to: "2020-01-31" } }) }],
  "GET /api/insights/repricings/[id]": hidden(["repricing"]),
  "GET /api/breakers": [open()],
  "PUT /api/breakers": [{ status: 422, call: () => ({ body: { provider: "anthropic", model: "nobody-asks-this", forced: "open", reason: "Trying." } }) }],
  "GET /api/prompts": [open()],
  "GET /api/prompts/[key]": [open({ params: { key: "rag_answer" } })],
  "GET /api/keys": [open(), open({ query: { of: "workspace" } })],
  "POST /api/keys": [{ status: 403, call: () => ({ body: { name: "another" } }) }],
  "DELETE /api/keys": [asking("id", "key", 404)],
  "GET /api/users": [open()],
  "POST /api/users": [{ status: 201, makes: true, call: () => ({ body: { email: "new@example.org", name: "New", role: "member" } }) }],
  "PATCH /api/users": [{ status: 404, call: (ids) => ({ body: { userId: ids.user, role: "admin" } }) }],
  "GET /api/budgets": [open()],
  "PUT /api/budgets": [{ status: 422, call: (ids) => ({ body: { scope: "user", subject: ids.user, period: "day", unit: "tokens", limit: "1" } }) }],
  "GET /api/throttles": [open()],
  "PUT /api/throttles": [{ status: 404, call: (ids) => ({ body: { userId: ids.user, isLifted: true } }) }],
  "GET /api/flags": [open()],
  "PUT /api/flags": [{ status: 200, call: () => ({ body: { key: "prompt.code_review", enabled: true } }) }],
  "GET /api/audit": [open(), asking("subjectId", "done")],
  "GET /api/audit/chain": [open()],
  "GET /api/system": [open()],
  "GET /api/metrics": [open()],
}

/** Open to everybody or guarded in another way. */
export const exempt: ReadonlySet<Route["name"]> = new Set([
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
  "GET /api/inngest",
  "POST /api/inngest",
  "PUT /api/inngest",
  "GET /api/health",
  "GET /api/ready",
  "GET /api/openapi.json",
] satisfies Route["name"][])
