/** How the product reaches hosts that people name; wired in lib/deps.ts. */
export type ImportAccess = {
  /** All addresses of a host, of either version. Asked once for each connection. */
  resolve: (host: string) => Promise<string[]>
  /** Patterns of hosts that this installation allows at most; null: whatever a workspace lists. */
  ceiling: string[] | null
  /** Certificates to trust in place of the usual ones. */
  certificates: string | null
  /** What connection secrets are encrypted with is derived from this. */
  secret: () => string
}
