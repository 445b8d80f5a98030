import { z } from "zod"
import type { BudgetPeriod, BudgetScope, BudgetUnit, RequestStatus, Verdict } from "@/drizzle/schema/constants"
import { IdPageQuery } from "../paging.dto"
import type { ToolCallView } from "../tools/tools.dto"

/** Body of POST /api/requests; the payload is then parsed by the prompt's own input schema. */
export const CreateRequestInput = z.strictObject({
  promptKey: z.string().min(1).max(100),
  payload: z.record(z.string(), z.unknown()),
  conversationId: z.uuid().optional(),
  documentIds: z.array(z.uuid()).max(100).optional(),
  fresh: z.boolean().optional(),
})
export type CreateRequestInput = z.infer<typeof CreateRequestInput>

/** Body of POST /api/requests/{id}/rerun: what is taken from the earlier request, in place of what is active and found today. */
export const RerunInput = z.strictObject({ keep: z.array(z.enum(["release", "evidence"])).max(2).optional() })
export type RerunInput = z.infer<typeof RerunInput>

/** What POST /api/requests with the same body would use; nothing is held and no model asked. */
export type EstimateView = {
  /** Likely tokens, by what this prompt's calls used here before. */
  inputTokens: number
  outputTokens: number
  maxOutputTokens: number
  /** Input and output together, at most. */
  worstTokens: number
  costNanoUsd: { typical: string; worst: string }
  /** The model that would be asked first. */
  model: string
  isOffline: boolean
  thresholdTokens: number
  isOverThreshold: boolean
  /** Over the threshold: ask the author first, or take the cheaper model, which `model` then is. */
  action: "warn" | "economy" | null
  economyModel: string | null
  /** Every budget it would draw on; one without room would refuse it. */
  budgets: { scope: BudgetScope; period: BudgetPeriod; unit: BudgetUnit; hasRoom: boolean; resetsAt: string }[]
}

export type AcceptedRequest = {
  id: string
  status: RequestStatus
  conversationId: string | null
  links: { self: string; stream: string; cancel: string }
}

export const ListRequestsInput = IdPageQuery.extend({
  status: z.enum(["pending", "processing", "in_review", "done", "failed", "cancelled", "rejected"]).optional(),
  promptKey: z.string().max(100).optional(),
  /** Of one and the same call: its provider, model and error. */
  provider: z.string().max(100).optional(),
  model: z.string().max(200).optional(),
  errorCode: z.string().max(100).optional(),
  /** Answered without a call of its own: `fallback` is an older answer in an outage, `joined` a run shared with another request. */
  reuse: z.enum(["exact", "semantic", "fallback", "joined", "any"]).optional(),
  /** Why the model that answered was asked. */
  route: z.enum(["fallback", "economy", "retry"]).optional(),
  userId: z.uuid().optional(),
  conversationId: z.uuid().optional(),
  documentId: z.uuid().optional(),
  day: z.iso.date().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type ListRequestsInput = z.infer<typeof ListRequestsInput>

export type RequestRow = {
  id: string
  promptKey: string
  promptTitle: string
  /** The question or a one-line account of the payload; null where the viewer may see numbers but no texts. */
  subject: string | null
  status: RequestStatus
  actor: { id: string; name: string }
  model: string | null
  costNanoUsd: string
  totalTokens: number
  createdAt: string
  finishedAt: string | null
  durationMs: number | null
  feedback: 1 | -1 | null
  isWithdrawn: boolean
  isStale: boolean
}

/** What has become of the version a passage was taken from. `hidden`: deleted for good, or no longer open to this person. */
export type SourceState = "serving" | "replaced" | "withdrawn" | "deleted" | "hidden"

export type CitationView = {
  id: string
  marker: number
  answerStart: number
  answerEnd: number
  /** The source's words where they were found, else those that were looked up. */
  quote: string
  /** The quote as a structured output gives it; absent in prose. */
  said?: string
  verdict: Verdict
  score: number
  documentId: string | null
  documentTitle: string | null
  versionId: string | null
  versionNumber: number | null
  /** Where it begins. */
  page: number | null
  /** The sections in which it begins, outermost first; null where none is known. */
  heading: string | null
  start: number | null
  end: number | null
  /** Where the quote stands, page by page; empty where nothing bears it out. */
  spans: { page: number | null; start: number; end: number }[]
  mediaType: string | null
  sourceState: SourceState
}

export type SourceView = {
  marker: number
  chunkId: string
  documentId: string
  documentTitle: string
  versionId: string
  versionNumber: number
  page: number | null
  heading: string | null
  start: number
  end: number
  score: number
  text: string
  mediaType: string
  sourceState: SourceState
}

export type CallView = {
  id: string
  attempt: number
  purpose: string
  promptKey: string
  provider: string
  model: string
  status: "open" | "settled" | "estimated" | "failed"
  isEstimated: boolean
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  outputTokens: number
  costNanoUsd: string
  /** The most it can have cost, where it is estimated or still running. */
  boundNanoUsd: string | null
  stopReason: string | null
  errorCode: string | null
  startedAt: string
  firstTokenAt: string | null
  endedAt: string | null
}

/** One try at an output. `passedOver` is why the release's first choice was not asked: an inference error code or `breaker_open`. */
export type AttemptView = {
  number: number
  startedAt: string
  endedAt: string | null
  outcome: string | null
  errorCode: string | null
  provider: string | null
  model: string | null
  role: "first" | "retry" | "fallback" | "economy" | null
  passedOver: string | null
}

export type RequestView = {
  id: string
  promptKey: string
  promptTitle: string
  status: RequestStatus
  /** True from the hold on: text, output, citations and sources are then absent for everyone but reviewers. */
  isHeld: boolean
  approval: { state: "none" | "approved" | "suspended"; reviewer: string | null; decidedAt: string | null; decision: "approve" | "edit" | "reject" | "rerun" | null; reason: string | null }
  /** False for viewers who may see numbers and cost but no texts; payload, text, output, citations and sources are then null or empty. */
  hasTexts: boolean
  isMine: boolean
  payload: Record<string, unknown> | null
  documents: { id: string; title: string }[]
  text: string | null
  output: unknown
  isAbstained: boolean
  /** Stretches of the text that claim something and rest on no source: characters [start, end). Empty while the texts are not shown. */
  unsupportedClaims: { start: number; end: number }[]
  error: { code: string; message: string } | null
  citations: CitationView[]
  sources: SourceView[]
  /** What the model looked up or proposed, in order; empty where the texts are not shown. */
  toolCalls: ToolCallView[]
  release: { id: string; version: string; contentHash: string; provider: string; model: string; temperature: number | null; maxOutputTokens: number; delivery: "stream" | "after_verify"; alwaysReview: boolean }
  /** The models that really ran, with a name on every output. */
  models: string[]
  calls: CallView[]
  costNanoUsd: string
  totalTokens: number
  attempts: AttemptView[]
  parts: { id: string; promptKey: string; status: RequestStatus; costNanoUsd: string }[]
  parentId: string | null
  rerunOfId: string | null
  /**
   * How the answer came without a call: to the same question, to one of the same meaning, or as an older answer in an outage.
   * The earlier request and its question are there only for those who may read them.
   */
  reuse: { kind: "exact" | "semantic" | "fallback"; cachedAt: string; fromRequestId: string | null; fromQuestion: string | null } | null
  conversationId: string | null
  actor: { id: string; name: string }
  feedback: { rating: 1 | -1; comment: string | null } | null
  isStale: boolean
  /** Taken back by a recall: text, output, citations and sources are then absent for everyone but reviewers and admins. */
  withdrawn: { at: string; reason: string | null } | null
  reviewItemId: string | null
  createdAt: string
  startedAt: string | null
  firstTokenAt: string | null
  finishedAt: string | null
  /** Set where several asked the same at the same time and one run answered them: the leader's calls and cost are its own alone. */
  joined: JoinedView | null
}

/** `others`: how many joined it. `leaderId` is null for whoever may not read that request. */
export type JoinedView = { isLeader: true; others: number } | { isFollower: true; leaderId: string | null }

export type ConversationRow = { id: string; title: string; updatedAt: string; lastRequestId: string | null; lastStatus: RequestStatus | null }
export type ConversationView = { id: string; title: string; requests: RequestView[] }

/** Parts of the stream beside the AI SDK's own (start, text-start, text-delta, text-end, reset-step, finish, error). */
export type StreamDataPart =
  | { type: "data-status"; id: "status"; data: { status: RequestStatus; stage: "queued" | "retrieving" | "writing" | "checking" | "held" | "finished"; message: string } }
  | { type: "data-sources"; id: "sources"; data: { marker: number; documentId: string; documentTitle: string; page: number | null }[] }
  /** The tool calls shown so far are of an attempt that was given up. */
  | { type: "data-tools"; id: "tools"; data: { attempt: number } }
  | { type: "data-tool"; id: string; data: Pick<ToolCallView, "attempt" | "step" | "name" | "state" | "words"> }
  | { type: "data-withdrawn"; id: "withdrawn"; data: { message: string } }
