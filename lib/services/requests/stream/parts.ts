import type { RequestStatus } from "@/drizzle/schema/constants"
import type { StreamDataPart } from "../requests.dto"

type Part = Record<string, unknown>
type Stage = Extract<StreamDataPart, { type: "data-status" }>["data"]["stage"]

export const textPartId = "answer"

const messages: Record<Stage, string> = {
  queued: "Waiting for a free place",
  retrieving: "Looking for the passages that matter",
  writing: "Writing",
  checking: "Checking every citation against its source",
  held: "Awaiting review: a reviewer has to sign this before anyone receives it",
  finished: "Finished",
}

/** The first parts of every stream, in the AI SDK's UI message protocol. */
export function openingParts(requestId: string): Part[] {
  return [{ type: "start", messageId: requestId }, { type: "start-step" }]
}

export function statusPart(status: RequestStatus, stage: Stage, message = messages[stage]): Part {
  return { type: "data-status", id: "status", data: { status, stage, message } } satisfies StreamDataPart
}

export function sourcesPart(passages: { documentId: string; title: string; page: number | null }[]): Part {
  const data = passages.map(({ documentId, title, page }, index) => ({ marker: index + 1, documentId, documentTitle: title, page }))
  return { type: "data-sources", id: "sources", data } satisfies StreamDataPart
}

/** The passages that are there so far, with markers of their own. */
export function markedSourcesPart(sources: { marker: number; documentId: string; documentTitle: string; page: number | null }[]): Part {
  const data = sources.map(({ marker, documentId, documentTitle, page }) => ({ marker, documentId, documentTitle, page }))
  return { type: "data-sources", id: "sources", data } satisfies StreamDataPart
}

/** What one tool call is doing or has done; a later part with the same id takes the place of the earlier. */
export function toolPart({ id, ...data }: Extract<StreamDataPart, { type: "data-tool" }>["data"] & { id: string }): Part {
  return { type: "data-tool", id, data } satisfies StreamDataPart
}

/** Takes the tool calls of earlier attempts from the page. */
export function toolsAnewPart(attempt: number): Part {
  return { type: "data-tools", id: "tools", data: { attempt } } satisfies StreamDataPart
}

export function textParts(text: string): Part[] {
  return [
    { type: "text-start", id: textPartId },
    { type: "text-delta", id: textPartId, delta: text },
    { type: "text-end", id: textPartId },
  ]
}

/** The end of a stream; after it a reader gets [DONE]. */
export function closingParts(reason: "stop" | "interrupted" | "error"): Part[] {
  return [{ type: "finish-step" }, { type: "finish", finishReason: reason }]
}

/** The whole stream of an answer that was taken back by a recall. */
export function recalledParts(status: RequestStatus): Part[] {
  const data = { message: "This answer was withdrawn by a recall" }
  return [{ type: "data-withdrawn", id: "withdrawn", data } satisfies StreamDataPart, statusPart(status, "finished", data.message), ...closingParts("stop")]
}

/** The end of a stream that its reader stopped. */
export function stoppedParts(): Part[] {
  return [statusPart("cancelled", "finished", "Stopped"), ...closingParts("interrupted")]
}

export function heldParts(): Part[] {
  const data = { message: messages.held }
  return [{ type: "data-withdrawn", id: "withdrawn", data } satisfies StreamDataPart, statusPart("in_review", "held"), ...closingParts("stop")]
}
