/** The page of what an audit row is about; null where there is none. */
export function subjectHref({ subjectKind, subjectId }: { subjectKind: string; subjectId: string }): string | null {
  const pages: Record<string, string> = { request: "/requests", document: "/documents", review: "/review", grid: "/grids" }
  const page = pages[subjectKind]
  return page ? `${page}/${subjectId}` : null
}
