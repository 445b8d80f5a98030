import type { FindingCode, IndexFinding } from "./health.dto"

type Words = { title: string; advice: string }

const words: Record<FindingCode, Words> = {
  without_vector: {
    title: "Passages that cannot be found by meaning",
    advice: "They are found by their words. This check has asked for the rest to be done; if it stays, look whether the budget is used up and, under Reliability, whether the embedding model answers.",
  },
  empty_documents: { title: "Documents in use without a single passage", advice: "Upload a new version of the file, so that it is read again." },
  places_without_text: { title: "Passages whose text is gone", advice: "Upload a new version of the documents concerned. If it comes back, restore the database from a backup." },
  orphaned_vectors: { title: "Vectors that belong to no passage", advice: "They are found by no search and only take room. They go when the next document is deleted." },
  stuck_documents: { title: "Documents whose processing stands still", advice: "Open Documents, choose the ones that have been in work for half an hour and press “Try again”." },
  moved_passages: { title: "Documents whose passages do not stand where they should", advice: "Citations of these may mark the wrong place. Upload a new version of the file, so that it is read again." },
}

export const findingCodes = Object.keys(words) as FindingCode[]

/** The counts of a check in words, in the order of their weight. */
export function findingsOf(counts: Record<string, unknown>): IndexFinding[] {
  return findingCodes.map((code) => ({ code, affected: Number(counts[code] ?? 0), ...words[code] }))
}
