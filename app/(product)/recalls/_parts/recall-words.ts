import type { RecallItemKind, RecallItemState, RecallPreview, RecallSubject } from "@/lib/services/recalls/recalls.dto"
import type { Tone } from "../../../_components/ui/badge"
import { modelName } from "../../../_components/words/model-words"

export const kindWords: Record<RecallItemKind, string> = { answer: "Answers", approval: "Signatures", export: "Exported files", cache_entry: "Kept answers", running: "Being written" }

export const stateWords: Record<RecallItemState, { label: string; tone: Tone }> = {
  found: { label: "Found", tone: "warn" },
  withdrawn: { label: "Withdrawn", tone: "danger" },
  stopped: { label: "Stopped", tone: "danger" },
  asked_again: { label: "Asked again", tone: "accent" },
  settled: { label: "Settled", tone: "good" },
}

/** What is recalled, as a title. */
export function subjectWords(subject: RecallSubject): string {
  switch (subject.kind) {
    case "version":
      return subject.documentTitle === null ? "A version of a document" : `${subject.documentTitle}, version ${subject.versionNumber ?? "?"}`
    case "release":
      return `${subject.title}, prompt version ${subject.version}`
    case "model":
      return `What ${modelName(subject.model)} wrote`
    case "period":
      return `Answers from ${minuteOf(subject.from)} to ${minuteOf(subject.to)} UTC`
  }
}

function minuteOf(iso: string): string {
  return new Date(iso).toISOString().slice(0, 16).replace("T", " ")
}

/** What a recall would find, one line each; only what there is. */
export function previewLines({ answers, approvals, exports, cacheEntries, running, authors, alreadyWithdrawn }: RecallPreview): string[] {
  const line = (count: number, one: string, many: string) => (count === 0 ? [] : [`${count.toLocaleString("en")} ${count === 1 ? one : many}`])
  return [
    ...line(answers, "answer is withdrawn", "answers are withdrawn"),
    ...line(alreadyWithdrawn, "of them was withdrawn before", "of them were withdrawn before"),
    ...line(running, "request that is being written is stopped", "requests that are being written are stopped"),
    ...line(approvals, "signature is suspended", "signatures are suspended"),
    ...line(cacheEntries, "kept answer is given to nobody any more", "kept answers are given to nobody any more"),
    ...line(exports, "exported file is listed, to be followed up by you", "exported files are listed, to be followed up by you"),
    ...line(authors, "person is told", "people are told"),
  ]
}
