import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"

export type CitedSource = { marker: number; citations: CitationView[]; source: SourceView | null }

/** The sources an answer really cites, in the order of their marks. */
export function groupCitations({ citations, sources }: { citations: CitationView[]; sources: SourceView[] }): CitedSource[] {
  const groups = new Map<number, CitedSource>()
  for (const citation of citations) {
    const group = groups.get(citation.marker) ?? { marker: citation.marker, citations: [], source: sources.find(({ marker }) => marker === citation.marker) ?? null }
    group.citations.push(citation)
    groups.set(citation.marker, group)
  }
  return [...groups.values()].sort((a, b) => a.marker - b.marker)
}
