import type { Verdict } from "@/drizzle/schema/constants"

export type PlacedCitation = { id: string; marker: number; answerStart: number; answerEnd: number; verdict: Verdict }

/**
 * Where the citation marks of an answer stand after a person has edited it. The k-th [n] of the new text takes the k-th
 * citation of source n; citations whose mark is gone are lost.
 */
export function placeMarks(text: string, citations: PlacedCitation[]): { moved: PlacedCitation[]; lostIds: string[] } {
  const marks = new Map<number, { start: number; end: number }[]>()
  for (const match of text.matchAll(/\[(\d{1,3})\]/g)) {
    const marker = Number(match[1])
    marks.set(marker, [...(marks.get(marker) ?? []), { start: match.index, end: match.index + match[0].length }])
  }
  const moved: PlacedCitation[] = []
  const lostIds: string[] = []
  for (const citation of citations.toSorted((a, b) => a.answerStart - b.answerStart)) {
    const place = marks.get(citation.marker)?.shift()
    if (place) moved.push({ ...citation, answerStart: place.start, answerEnd: place.end })
    else lostIds.push(citation.id)
  }
  return { moved, lostIds }
}
