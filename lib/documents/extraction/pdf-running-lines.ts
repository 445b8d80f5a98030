import type { Line } from "./pdf-layout"

const edgeLines = 3
const heightStep = 8
const leastPages = 3
const pageNumber = /^[-–—[(\s]*(?:page\s*)?(\d{1,4}|[ivxlc]{1,6}|[a-z]-\d{1,3})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\])\s]*$/i

/**
 * Takes headers, footers and page numbers out of the flow, so that a sentence reads on from page to page. A line at the edge of a
 * page is running if it comes back on three pages, digits aside, at the same height or nowhere but at edges; its first
 * appearance stays. A page number goes when it counts along with the pages.
 */
export function dropRunningLines(pages: readonly (readonly Line[])[]): Line[][] {
  const edges = pages.map(edgesOf)
  const atHeight = countPages(edges, heightKeys)
  const atEdges = countPages(edges, (line) => [textKey(line)])
  const anywhere = countLines(pages)
  const counting = countPages(edges, (line, page) => numberKeys(line, page))
  const isRunning = (line: Line) => {
    const onPages = atEdges.get(textKey(line)) ?? 0
    const comesBackInPlace = Math.max(...heightKeys(line).map((key) => atHeight.get(key) ?? 0)) >= leastPages
    return comesBackInPlace || (onPages >= leastPages && onPages > pages.length * 0.5 && onPages === anywhere.get(textKey(line)))
  }
  const kept = new Set<string>()
  return pages.map((lines, page) => {
    const first: Line[] = []
    const flow = lines.filter((line) => {
      if (edges[page]?.has(line) !== true) return true
      if (numberKeys(line, page).some((key) => (counting.get(key) ?? 0) >= leastPages)) return false
      if (!isRunning(line)) return true
      if (!pageNumber.test(line.text) && !kept.has(textKey(line))) first.push(line)
      kept.add(textKey(line))
      return false
    })
    return placeAtEdges(flow, { running: first, isFirstPage: page === 0 })
  })
}

/** Above and below the text of their page; what would part a sentence that goes on from the first page to the next stands before it. */
function placeAtEdges(flow: Line[], { running, isFirstPage }: { running: readonly Line[]; isFirstPage: boolean }): Line[] {
  if (running.length === 0) return flow
  const middle = (Math.max(...flow.map((line) => line.y)) + Math.min(...flow.map((line) => line.y))) / 2
  const goesOn = isFirstPage && !/[.:!?]["”’')\]]*$/.test(flow.at(-1)?.text ?? ".")
  const isAbove = (line: Line) => goesOn || flow.length === 0 || line.y > middle
  return [...running.filter(isAbove), ...flow, ...running.filter((line) => !isAbove(line))]
}

function edgesOf(lines: readonly Line[]): Set<Line> {
  const byHeight = [...lines].sort((first, second) => second.y - first.y)
  return new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)])
}

function countPages(edges: readonly Set<Line>[], keysOf: (line: Line, page: number) => string[]): Map<string, number> {
  const counts = new Map<string, number>()
  edges.forEach((lines, page) => {
    for (const key of new Set([...lines].flatMap((line) => keysOf(line, page)))) counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  return counts
}

function countLines(pages: readonly (readonly Line[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const lines of pages) for (const line of lines) counts.set(textKey(line), (counts.get(textKey(line)) ?? 0) + 1)
  return counts
}

/** By cells, since a page number may stand beside other text. */
function textKey(line: Line): string {
  return line.text.split("\t").map((cell) => (pageNumber.test(cell) ? "#" : cell.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase())).join(" ")
}

/** Two overlapping steps of height, so that a point more or less does not part two lines. */
function heightKeys(line: Line): string[] {
  const step = line.y / heightStep
  return [`${Math.floor(step)} ${textKey(line)}`, `${Math.round(step) - 0.5} ${textKey(line)}`]
}

/** How far a page's number is ahead of its place in the file, which is the same on all pages of a count. */
function numberKeys(line: Line, page: number): string[] {
  const number = pageNumber.exec(line.text)?.[1]
  return number !== undefined && /^\d+$/.test(number) ? [`${Number(number) - page}`] : []
}
