type Passage = { documentId: string; versionId?: string | null | undefined; start?: number | null | undefined; end?: number | null | undefined; page?: number | null | undefined }

/** The document page at a passage, with the passage marked. */
export function passageHref({ documentId, versionId, start, end, page }: Passage): string {
  const search = new URLSearchParams()
  if (versionId) search.set("version", versionId)
  if (start !== null && start !== undefined && end !== null && end !== undefined) {
    search.set("start", String(start))
    search.set("end", String(end))
  }
  if (page !== null && page !== undefined) search.set("page", String(page))
  return `/documents/${documentId}${search.size > 0 ? `?${search}` : ""}`
}
