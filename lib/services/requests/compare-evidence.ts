import type { SourceRecord } from "@/lib/store/requests/list-sources"
import type { DifferenceCause } from "./replay/difference.dto"

type Evidence = Pick<SourceRecord, "chunkId" | "documentId" | "documentTitle" | "versionId" | "versionNumber">

/** Which versions and passages two answers were given; null where they are the same. */
export function compareEvidence(earlier: Evidence[], now: Evidence[]): Extract<DifferenceCause, { kind: "document" }> | null {
  const [before, after] = [new Set(earlier.map(placeOf)), new Set(now.map(placeOf))]
  const same = [...before].filter((place) => after.has(place)).length
  const passages = { same, gone: before.size - same, added: after.size - same }
  const [old, current] = [versionsOf(earlier), versionsOf(now)]
  const documents = [...new Set([...old.keys(), ...current.keys()])].flatMap((documentId) => {
    const [from, to] = [old.get(documentId), current.get(documentId)]
    return from?.versionId === to?.versionId ? [] : [{ title: (to ?? from)?.documentTitle ?? "", earlierVersion: from?.versionNumber ?? null, version: to?.versionNumber ?? null }]
  })
  return passages.gone + passages.added + documents.length === 0 ? null : { kind: "document", documents, passages }
}

/** An unchanged passage keeps its chunk from version to version. */
function placeOf({ documentId, chunkId }: Evidence): string {
  return `${documentId}:${chunkId}`
}

function versionsOf(sources: Evidence[]): Map<string, Evidence> {
  return new Map(sources.map((source) => [source.documentId, source]))
}
