import type { Tx } from "@/drizzle/client"
import { pageOf } from "@/lib/documents/page-of"
import { findPassage } from "@/lib/documents/versions/find-passage"
import { listClausePlaces, moveClauses } from "@/lib/store/freshness/move-clauses"
import type { Findings } from "./compare-reliances"

type PageRange = { page: number; start: number; end: number }

/** Places the clauses of an analysis in a version that says the same, word for word. */
export async function keepAnalysis(tx: Tx, input: { findings: Findings; requestId: string; version: { id: string; pages: PageRange[] | null } }): Promise<void> {
  const { comparison } = input.findings
  if (!comparison) return
  const places = await listClausePlaces(tx, { requestId: input.requestId })
  const moved = places.flatMap(({ id, start, end }) => {
    const { place } = findPassage(comparison, { start, end })
    return place ? [{ id, ...place, page: pageOf(input.version.pages, place.start) }] : []
  })
  await moveClauses(tx, { versionId: input.version.id, requestId: input.requestId, moved })
}
