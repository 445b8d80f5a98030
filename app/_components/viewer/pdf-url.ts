/** The bytes of a version, as the viewer fetches them. */
export function pdfUrl({ documentId, versionId }: { documentId: string; versionId: string }): string {
  return `/api/documents/${documentId}/file?versionId=${versionId}`
}
