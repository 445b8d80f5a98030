import type { RecallSelectorInput } from "@/lib/services/recalls/recalls.dto"

export type Draft = { kind: RecallSelectorInput["kind"]; document: { id: string; title: string } | null; versionId: string; releaseId: string; /** provider/model */ model: string; from: string; to: string }

/** What the form names, once it names something; the times of the form are the reader's own. */
export function selectorOf({ kind, document, versionId, releaseId, model, from, to }: Draft): RecallSelectorInput | null {
  switch (kind) {
    case "version":
      return document && versionId ? { kind, documentId: document.id, versionId } : null
    case "release":
      return releaseId ? { kind, releaseId } : null
    case "model": {
      const slash = model.indexOf("/")
      return slash > 0 ? { kind, provider: model.slice(0, slash), model: model.slice(slash + 1) } : null
    }
    case "period": {
      const [begin, end] = [new Date(from), new Date(to)]
      return Number.isNaN(begin.getTime()) || Number.isNaN(end.getTime()) ? null : { kind, from: begin.toISOString(), to: end.toISOString() }
    }
  }
}
