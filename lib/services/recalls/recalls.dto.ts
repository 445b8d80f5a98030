import { z } from "zod"
import type { RequestStatus } from "@/drizzle/schema/constants"
import { IdPageQuery } from "../paging.dto"

/** What was found to be wrong. */
export const RecallSelectorInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("version"), documentId: z.uuid(), versionId: z.uuid() }),
  z.strictObject({ kind: z.literal("release"), releaseId: z.uuid() }),
  z.strictObject({ kind: z.literal("model"), provider: z.string().trim().min(1).max(100), model: z.string().trim().min(1).max(200) }),
  z.strictObject({ kind: z.literal("period"), from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) }),
])
export type RecallSelectorInput = z.infer<typeof RecallSelectorInput>

export const PreviewRecallInput = z.strictObject({ selector: RecallSelectorInput })
export type PreviewRecallInput = z.infer<typeof PreviewRecallInput>

/** `reason` is what authors read in place of their answers. */
export const CreateRecallInput = z.strictObject({ selector: RecallSelectorInput, reason: z.string().trim().min(3).max(1000) })
export type CreateRecallInput = z.infer<typeof CreateRecallInput>

export const ListRecallsInput = IdPageQuery.extend({ state: z.enum(["open", "closed"]).optional() })
export type ListRecallsInput = z.infer<typeof ListRecallsInput>

export const recallItemKinds = ["answer", "approval", "export", "cache_entry", "running"] as const
export const recallItemStates = ["found", "withdrawn", "stopped", "asked_again", "settled"] as const
export type RecallItemKind = (typeof recallItemKinds)[number]
export type RecallItemState = (typeof recallItemStates)[number]

export const ListRecallItemsInput = IdPageQuery.extend({ kind: z.enum(recallItemKinds).optional(), state: z.enum(recallItemStates).optional() })
export type ListRecallItemsInput = z.infer<typeof ListRecallItemsInput>

/** Without `itemIds`: all items for which it can be done. */
export const ActOnRecallInput = z.strictObject({ action: z.enum(["ask_again", "settle"]), itemIds: z.array(z.uuid()).min(1).max(100).optional(), note: z.string().trim().max(500).optional() })
export type ActOnRecallInput = z.infer<typeof ActOnRecallInput>

/** How much rests on something now. `alreadyWithdrawn` are among the answers. */
export type RecallPreview = { answers: number; approvals: number; exports: number; cacheEntries: number; running: number; authors: number; alreadyWithdrawn: number }

export type RecallSubject =
  | { kind: "version"; documentId: string; documentTitle: string | null; versionId: string; versionNumber: number | null }
  | { kind: "release"; releaseId: string; title: string; version: string }
  | { kind: "model"; provider: string; model: string }
  | { kind: "period"; from: string; to: string }

export type RecallRow = { id: string; reason: string; subject: RecallSubject; state: "open" | "closed"; createdAt: string; closedAt: string | null; createdBy: { id: string; name: string }; items: number; settled: number }

export type RecallView = RecallRow & {
  /** False for somebody who sees only what is theirs. */
  isWhole: boolean
  counts: { kind: RecallItemKind; state: RecallItemState; count: number }[]
  /** Items that can be asked again now, and that can be settled. */
  askable: number
  settleable: number
}

export type RecallItemView = {
  id: string
  kind: RecallItemKind
  state: RecallItemState
  /** The request it belongs to; null for a file. */
  requestId: string | null
  promptTitle: string | null
  /** What was asked, for those who may read it. */
  subject: string | null
  /** Where it is the answer of a cell in a grid whose document one may read. */
  cell: { gridId: string; cellId: string; columnTitle: string; documentTitle: string } | null
  author: { id: string; name: string } | null
  export: { format: string; exportedAt: string; exportedBy: string } | null
  replacement: { id: string; status: RequestStatus } | null
  notifiedAt: string | null
  settledAt: string | null
  settledBy: string | null
  note: string | null
}

export type RecallChoices = { models: { provider: string; model: string }[]; releases: { id: string; title: string; version: string }[] }

/** `isGoingOn`: they are asked in the background, one after the other. */
export type ActedOnRecall = { done: number; refused: { itemId: string; reason: string }[]; isGoingOn: boolean; state: "open" | "closed" }
