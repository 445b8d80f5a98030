import type { AcceptedDocument } from "../documents.dto"

export function acceptedDocument(facts: Omit<AcceptedDocument, "links">): AcceptedDocument {
  const self = `/api/documents/${facts.id}`
  return { ...facts, links: { self, progress: `${self}/progress` } }
}
