import type { DescribedRoute } from "@/lib/http/openapi/describe-api"
import * as audit from "../audit/route"
import * as auditChain from "../audit/chain/route"
import * as breakers from "../breakers/route"
import * as budgets from "../budgets/route"
import * as connectors from "../connectors/route"
import * as connector from "../connectors/[id]/route"
import * as connectorSync from "../connectors/[id]/sync/route"
import * as connectorPreview from "../connectors/preview/route"
import * as workspaceClauses from "../clauses/route"
import * as missingClauses from "../clauses/missing/route"
import * as clauseSearch from "../clauses/search/route"
import * as comparison from "../compare/route"
import * as conversations from "../conversations/route"
import * as conversation from "../conversations/[id]/route"
import * as documents from "../documents/route"
import * as documentOne from "../documents/[id]/route"
import * as clauses from "../documents/[id]/clauses/route"
import * as fetching from "../documents/[id]/fetch/route"
import * as diff from "../documents/[id]/diff/route"
import * as file from "../documents/[id]/file/route"
import * as layout from "../documents/[id]/layout/route"
import * as notes from "../documents/[id]/notes/route"
import * as progress from "../documents/[id]/progress/route"
import * as retry from "../documents/[id]/retry/route"
import * as text from "../documents/[id]/text/route"
import * as versions from "../documents/[id]/versions/route"
import * as imports from "../documents/imports/route"
import * as flags from "../flags/route"
import * as grids from "../grids/route"
import * as grid from "../grids/[id]/route"
import * as gridCell from "../grids/[id]/cells/[cellId]/route"
import * as gridExport from "../grids/[id]/export/route"
import * as gridFill from "../grids/[id]/fill/route"
import * as health from "../health/route"
import * as importHosts from "../import-hosts/route"
import * as cost from "../insights/cost/route"
import * as caching from "../insights/caching/route"
import * as repricings from "../insights/repricings/route"
import * as repricing from "../insights/repricings/[id]/route"
import * as indexHealth from "../insights/index/route"
import * as indexChecks from "../insights/index/checks/route"
import * as reliability from "../insights/reliability/route"
import * as keys from "../keys/route"
import * as metrics from "../metrics/route"
import * as notifications from "../notifications/route"
import * as notificationsRead from "../notifications/read/route"
import * as prompts from "../prompts/route"
import * as prompt from "../prompts/[key]/route"
import * as ready from "../ready/route"
import * as recalls from "../recalls/route"
import * as recall from "../recalls/[id]/route"
import * as recallItems from "../recalls/[id]/items/route"
import * as recallPreview from "../recalls/preview/route"
import * as requests from "../requests/route"
import * as request from "../requests/[id]/route"
import * as cancel from "../requests/[id]/cancel/route"
import * as changes from "../requests/[id]/changes/route"
import * as estimate from "../requests/estimate/route"
import * as feedback from "../requests/[id]/feedback/route"
import * as difference from "../requests/[id]/difference/route"
import * as replay from "../requests/[id]/replay/route"
import * as rerun from "../requests/[id]/rerun/route"
import * as stream from "../requests/[id]/stream/route"
import * as toolDecision from "../requests/[id]/tool-calls/[callId]/decision/route"
import * as reviews from "../reviews/route"
import * as review from "../reviews/[id]/route"
import * as claim from "../reviews/[id]/claim/route"
import * as decision from "../reviews/[id]/decision/route"
import * as release from "../reviews/[id]/release/route"
import * as search from "../search/route"
import * as system from "../system/route"
import * as throttles from "../throttles/route"
import * as watches from "../watches/route"
import * as users from "../users/route"

const eventStream = { response: "text/event-stream" }

/** Every public address of the product; a test keeps this list and the folder the same. */
export const describedRoutes: DescribedRoute[] = [
  { path: "/api/requests", module: requests, summaries: { POST: "Ask one thing of the AI; 202 with the id and links. Idempotency-Key makes a repeat the same request", GET: "Requests, newest first" } },
  { path: "/api/requests/estimate", module: estimate, summaries: { POST: "What the same body would cost as a request, and which budgets have room; asks no model" } },
  { path: "/api/requests/{id}", module: request, summaries: { GET: "One request with result, citations, sources, release and calls" } },
  { path: "/api/requests/{id}/stream", module: stream, summaries: { GET: "The live stream in the AI SDK's UI message protocol; Last-Event-ID resumes, [DONE] ends" }, media: eventStream },
  { path: "/api/requests/{id}/cancel", module: cancel, summaries: { POST: "Stop it" } },
  { path: "/api/requests/{id}/difference", module: difference, summaries: { GET: "A repeat beside the request that it repeats: both answers, and what was not the same, by cause" } },
  { path: "/api/requests/{id}/replay", module: replay, summaries: { GET: "Its prompt rebuilt from its record and compared with what was sent, its answer and citations looked at again; asks no model" } },
  { path: "/api/requests/{id}/changes", module: changes, summaries: { GET: "What changed under a stale answer: every passage as it stood and as it stands" } },
  { path: "/api/requests/{id}/rerun", module: rerun, summaries: { POST: "Ask again on today's evidence and release, or keeping the earlier ones: a new request, linked" } },
  { path: "/api/requests/{id}/feedback", module: feedback, summaries: { PUT: "Thumbs and a comment" } },
  { path: "/api/requests/{id}/tool-calls/{callId}/decision", module: toolDecision, summaries: { POST: "Confirm or decline what a tool would change: done once, with the author's rights of that moment" } },
  { path: "/api/recalls", module: recalls, summaries: { GET: "Recalls, newest first", POST: "Recall a document version, a prompt release, a model or a stretch of time: 202; the one that is open already when there is one" } },
  { path: "/api/recalls/preview", module: recallPreview, summaries: { POST: "What a recall would find now; changes nothing" } },
  { path: "/api/recalls/{id}", module: recall, summaries: { GET: "A recall with how far it has come; authors see what is theirs" } },
  { path: "/api/recalls/{id}/items", module: recallItems, summaries: { GET: "What rests on what was recalled, each with its state", POST: "Have answers asked again, or settle items with a note: some, or all of them" } },
  { path: "/api/conversations", module: conversations, summaries: { GET: "One's own conversations" } },
  { path: "/api/conversations/{id}", module: conversation, summaries: { GET: "A conversation with its turns" } },
  { path: "/api/documents", module: documents, summaries: { GET: "Documents one may read", POST: "A new document: a file, or JSON with title and text; 202, or 200 when these very bytes are here already" }, media: { body: "multipart/form-data" } },
  { path: "/api/documents/{id}", module: documentOne, summaries: { GET: "A document with its state and analysis", DELETE: "Delete it with its text, chunks and vectors" } },
  { path: "/api/documents/{id}/versions", module: versions, summaries: { GET: "Its versions", POST: "A new version" }, media: { body: "multipart/form-data" } },
  { path: "/api/documents/{id}/diff", module: diff, summaries: { GET: "Two versions paragraph by paragraph: what was added, removed, changed and moved" } },
  { path: "/api/documents/{id}/clauses", module: clauses, summaries: { GET: "Extracted clauses, once the analysis is signed" } },
  { path: "/api/documents/{id}/notes", module: notes, summaries: { GET: "Notes on it, newest first" } },
  { path: "/api/documents/{id}/file", module: file, summaries: { GET: "The original bytes; with Range a part of them (206), with If-None-Match nothing where they are known (304)" }, media: { response: "application/octet-stream" } },
  { path: "/api/documents/{id}/text", module: text, summaries: { GET: "The extracted text with pages and sections" } },
  { path: "/api/documents/{id}/layout", module: layout, summaries: { GET: "Where the text stands on its pages: lines with their characters and boxes, of one page or of up to 20" } },
  { path: "/api/documents/{id}/progress", module: progress, summaries: { GET: "State and share done, live" }, media: eventStream },
  { path: "/api/documents/{id}/fetch", module: fetching, summaries: { POST: "Fetch its link once more; bytes that differ become a new version" } },
  { path: "/api/documents/imports", module: imports, summaries: { POST: "A new document from a link to an allowed host; 202, or 200 when this link is here already" } },
  { path: "/api/import-hosts", module: importHosts, summaries: { GET: "Hosts from which documents may be imported", PUT: "Allow a host, or take it off the list" } },
  { path: "/api/connectors", module: connectors, summaries: { GET: "Connectors to other databases", POST: "Keep the rows of a PostgreSQL table or view as documents. Idempotency-Key makes a repeat the same connector" } },
  { path: "/api/connectors/preview", module: connectorPreview, summaries: { POST: "Try a connection: tables, columns and three rows; nothing is kept" } },
  { path: "/api/connectors/{id}", module: connector, summaries: { GET: "A connector with its last runs", PATCH: "Rename, pause or resume it, or give it another pace or connection", DELETE: "Delete it; documents=delete takes its documents along" } },
  { path: "/api/connectors/{id}/sync", module: connectorSync, summaries: { POST: "Read all rows now" } },
  { path: "/api/documents/{id}/retry", module: retry, summaries: { POST: "Go on after a failure, or when there is budget again" } },
  { path: "/api/clauses", module: workspaceClauses, summaries: { GET: "Clauses of all contracts one may read, by type, contract, verdict and confidence" } },
  { path: "/api/clauses/missing", module: missingClauses, summaries: { GET: "Contracts in which no clause of a type was found" } },
  { path: "/api/clauses/search", module: clauseSearch, summaries: { GET: "Clauses by meaning, across all contracts" } },
  { path: "/api/compare", module: comparison, summaries: { GET: "Two documents, or two versions of one, clause by clause" } },
  { path: "/api/grids", module: grids, summaries: { GET: "Grids: the same questions put to many documents", POST: "A new grid; its cells are answered one by one. Idempotency-Key makes a repeat the same grid" } },
  { path: "/api/grids/{id}", module: grid, summaries: { GET: "A grid with its cells as far as one may read the documents; changedSince gives only what changed", PATCH: "Rename it, add, remove or order documents and columns; with an Idempotency-Key, once", DELETE: "Delete it with its cells" } },
  { path: "/api/grids/{id}/fill", module: gridFill, summaries: { POST: "Ask failed, stale or chosen cells again", DELETE: "Stop filling it; what has no answer yet can be asked again" } },
  { path: "/api/grids/{id}/cells/{cellId}", module: gridCell, summaries: { GET: "One cell with its quote and its place in the document", PUT: "Accept, correct or reject it" } },
  { path: "/api/grids/{id}/export", module: gridExport, summaries: { GET: "The grid as CSV, or as XLSX with a sheet of citations" }, media: { response: "application/octet-stream" } },
  { path: "/api/search", module: search, summaries: { GET: "Hybrid search in what one may read" } },
  { path: "/api/reviews", module: reviews, summaries: { GET: "The review queue" } },
  { path: "/api/reviews/{id}", module: review, summaries: { GET: "One held output with its evidence" } },
  { path: "/api/reviews/{id}/claim", module: claim, summaries: { POST: "Take it for ten minutes" } },
  { path: "/api/reviews/{id}/release", module: release, summaries: { POST: "Give it back" } },
  { path: "/api/reviews/{id}/decision", module: decision, summaries: { POST: "Approve, edit, reject or ask again" } },
  { path: "/api/notifications", module: notifications, summaries: { GET: "What one is told, newest first, with how much is unread" } },
  { path: "/api/notifications/read", module: notificationsRead, summaries: { POST: "Mark one's own notifications as read" } },
  { path: "/api/watches", module: watches, summaries: { GET: "Whether one watches a document or an answer", PUT: "Begin or end watching it" } },
  { path: "/api/insights/cost", module: cost, summaries: { GET: "What was spent, by day, prompt, model and person" } },
  { path: "/api/insights/reliability", module: reliability, summaries: { GET: "Success, latency and errors of every model, and how requests were answered all the same" } },
  { path: "/api/insights/index", module: indexHealth, summaries: { GET: "How the search index stands: documents by state, what is missing, the models, the last check and recall over time" } },
  { path: "/api/insights/index/checks", module: indexChecks, summaries: { POST: "Check the index now; asked for while a check runs, it is that one" } },
  { path: "/api/insights/caching", module: caching, summaries: { GET: "What was not paid for twice: kept input by prompt, and answers given again" } },
  { path: "/api/insights/repricings", module: repricings, summaries: { GET: "Periods that were priced again", POST: "Price a period again with the list as it is now; the ledger keeps its figures" } },
  { path: "/api/insights/repricings/{id}", module: repricing, summaries: { GET: "One of them, with old and new sums by model" } },
  { path: "/api/breakers", module: breakers, summaries: { GET: "Whether calls are sent to each model now", PUT: "Order that nothing, or everything, is sent to a model; or let the breaker decide again" } },
  { path: "/api/prompts", module: prompts, summaries: { GET: "Prompts with the release that is active here" } },
  { path: "/api/prompts/{key}", module: prompt, summaries: { GET: "One prompt with its input schema" } },
  { path: "/api/budgets", module: budgets, summaries: { GET: "Budgets with what is spent and reserved", PUT: "Set or remove a budget" } },
  { path: "/api/throttles", module: throttles, summaries: { GET: "People held back because their cost broke with their own past", PUT: "Lift it for one of them" } },
  { path: "/api/flags", module: flags, summaries: { GET: "Switches", PUT: "Set a switch; `stop` stops the AI" } },
  { path: "/api/keys", module: keys, summaries: { GET: "One's API keys", POST: "A new key, shown once", DELETE: "Revoke a key" } },
  { path: "/api/users", module: users, summaries: { GET: "People of the workspace", POST: "Add a person", PATCH: "Change role, or disable" } },
  { path: "/api/audit", module: audit, summaries: { GET: "The audit log" } },
  { path: "/api/audit/chain", module: auditChain, summaries: { GET: "Whether the hash chain of the audit log is whole" } },
  { path: "/api/system", module: system, summaries: { GET: "Database, engine and models of this installation" } },
  { path: "/api/health", module: health, summaries: { GET: "The process is alive" } },
  { path: "/api/ready", module: ready, summaries: { GET: "The process can serve" } },
  { path: "/api/metrics", module: metrics, summaries: { GET: "Metrics in Prometheus' text format" }, media: { response: "text/plain" } },
]
