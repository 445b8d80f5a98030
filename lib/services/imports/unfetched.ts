/** Stands in place of the hash of a version whose bytes are still to be fetched; no hash looks like it. */
export function unfetchedHash(versionId: string): string {
  return `unfetched:${versionId}`
}

export const unfetchedMediaType = "application/octet-stream"
