/** Bytes lie in rows of this size: PGlite stands still for eight seconds over one value of 50 MB, and for a third of one over many of these. */
export const pieceBytes = 1024 * 1024

/** Key of a piece in the column for the hash; sorts in the order of the pieces. */
export function pieceKey(sha256: string, index: number): string {
  return `${sha256}/${String(index).padStart(5, "0")}`
}

export function pieceCount(byteLength: number): number {
  return Math.max(1, Math.ceil(byteLength / pieceBytes))
}
