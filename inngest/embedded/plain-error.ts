/** The database's own error: the query builder's wrapper carries the parameters in its message, and with them payloads. */
export function plainError(error: unknown): Error {
  const plain = error instanceof Error && "query" in error && error.cause instanceof Error ? error.cause : error
  return plain instanceof Error ? plain : new Error(String(plain))
}
