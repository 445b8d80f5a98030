import type { CitationView } from "@/lib/services/requests/requests.dto"

/** The citation that belongs to a mark: the one whose stretch of the answer holds it, else the nearest of that number. */
export function findCitation(citations: CitationView[], { marker, start }: { marker: number; start: number }): CitationView | null {
  let nearest: CitationView | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const citation of citations) {
    if (citation.marker !== marker) continue
    const distance = start < citation.answerStart ? citation.answerStart - start : Math.max(0, start - citation.answerEnd)
    if (distance >= shortest) continue
    nearest = citation
    shortest = distance
  }
  return nearest
}
