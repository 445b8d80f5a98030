import { z } from "zod"

/** Body of POST /api/requests/{id}/tool-calls/{callId}/decision. */
export const DecideToolCallInput = z.strictObject({ decision: z.enum(["confirm", "decline"]) })
export type DecideToolCallInput = z.infer<typeof DecideToolCallInput>

/** `awaiting`: it would change something and waits for the author's word; `failed`: the model was told why, in words. */
export type ToolCallState = "running" | "done" | "failed" | "awaiting" | "confirmed" | "declined"

/** What exactly will be written where; the title is null once the document is gone or closed to the reader. */
export type ToolProposal = { kind: "review_note"; documentId: string; documentTitle: string | null; text: string }

export type ToolCallView = {
  id: string
  attempt: number
  /** 1-based turn of the model that asked for it. */
  step: number
  name: string
  state: ToolCallState
  /** What was done and what came of it, in a sentence. */
  words: string
  proposal: ToolProposal | null
  /** True for the author of a delivered answer, until they have decided. */
  canDecide: boolean
  createdAt: string
  decidedAt: string | null
}

/** A note on a document, from a person or from a tool call they confirmed. */
export type ReviewNoteView = {
  id: string
  author: { id: string; name: string }
  text: string
  /** The request it came from, for those who may open that. */
  requestId: string | null
  createdAt: string
}
