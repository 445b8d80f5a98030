import type { AcceptedDocument } from "@/lib/services/documents/documents.dto"
import type { Problem } from "../../../_components/api/problem"

export type Upload = {
  key: string
  name: string
  byteLength: number
  /** What is left to send, kept so that a failed upload can be tried again without choosing the file anew. */
  body: FormData
  phase: "waiting" | "sending" | "accepted" | "unchanged" | "refused"
  shareSent: number
  document: AcceptedDocument | null
  problem: Problem | null
}

export type UploadEvent =
  | { kind: "added"; uploads: Upload[] }
  | { kind: "started"; key: string }
  | { kind: "sent"; key: string; share: number }
  | { kind: "accepted"; key: string; document: AcceptedDocument }
  | { kind: "refused"; key: string; problem: Problem }
  | { kind: "retried"; key: string }
  | { kind: "dismissed"; key: string }
  | { kind: "cleared" }

/** How many files go over the wire at once; more would only make each slower. */
const atOnce = 2

export function reduceUploads(uploads: Upload[], event: UploadEvent): Upload[] {
  if (event.kind === "added") return [...uploads, ...event.uploads]
  if (event.kind === "cleared") return uploads.filter(({ phase }) => phase === "waiting" || phase === "sending")
  if (event.kind === "dismissed") return uploads.filter(({ key }) => key !== event.key)
  return uploads.map((upload) => (upload.key === event.key ? { ...upload, ...changeOf(event) } : upload))
}

function changeOf(event: Exclude<UploadEvent, { kind: "added" | "cleared" | "dismissed" }>): Partial<Upload> {
  switch (event.kind) {
    case "started":
      return { phase: "sending", shareSent: 0, problem: null }
    case "sent":
      return { shareSent: event.share }
    case "accepted":
      return { phase: event.document.unchanged ? "unchanged" : "accepted", document: event.document, shareSent: 1 }
    case "refused":
      return { phase: "refused", problem: event.problem }
    case "retried":
      return { phase: "waiting", shareSent: 0, problem: null }
  }
}

/** The uploads to start now. */
export function uploadsToStart(uploads: Upload[]): Upload[] {
  const free = atOnce - uploads.filter(({ phase }) => phase === "sending").length
  return uploads.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, free))
}
