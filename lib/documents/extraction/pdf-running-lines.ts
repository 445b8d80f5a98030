import type { Line } from "./pdf-layout"

const edgeLines = 3
const heightStep = 8
const pageNumber = /^[-–—[(\s]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]-\d{1,3})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\])\s]*$/i

/**
 * Takes headers, footers and page numbers out of the flow, so that a sentence reads on from page to page. A line counts as
 * running if it stands at the same height at the edge of three pages or more, digits aside; its first appearance stays.
 */
export function dropRunningLines(pages: readonly (readonly Line[])[]): Line[][] {
  const appearances = new Map<string, number>()
  for (const lines of pages) for (const key of new Set([...edgesOf(lines)].map(keyOf))) appearances.set(key, (appearances.get(key) ?? 0) + 1)
  const kept = new Set<string>()
  return pages.map((lines) => {
    const edges = edgesOf(lines)
    return lines.filter((line) => {
      const key = keyOf(line)
      if (!edges.has(line) || (appearances.get(key) ?? 0) < 3) return true
      if (pageNumber.test(line.text) || kept.has(key)) return false
      kept.add(key)
      return true
    })
  })
}

function edgesOf(lines: readonly Line[]): Set<Line> {
  const byHeight = [...lines].sort((first, second) => second.y - first.y)
  return new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)])
}

function keyOf(line: Line): string {
  const height = Math.round(line.y / heightStep)
  return `${height} ${pageNumber.test(line.text) ? "#" : line.text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase()}`
}
