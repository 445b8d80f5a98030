import type { DocumentTextView } from "@/lib/services/documents/documents.dto"

/** A stretch of a document's text that is drawn together: a page, a section, or so many characters where there is neither. */
export type TextBlock = { key: string; label: string | null; start: number; end: number }

const longestBlock = 12_000

export function textBlocks({ text, pages, sections }: Pick<DocumentTextView, "text" | "pages" | "sections">): TextBlock[] {
  if (pages && pages.length > 0) return pages.map(({ page, start, end }) => ({ key: `page-${page}`, label: `Page ${page}`, start, end: Math.min(end, text.length) }))
  return betweenStarts(text, sections.map(({ start }) => start)).flatMap(({ start, end }) => split(text, { start, end }))
}

function betweenStarts(text: string, starts: number[]): { start: number; end: number }[] {
  const sorted = [...new Set([0, ...starts.filter((start) => start > 0 && start < text.length)])].sort((a, b) => a - b)
  return sorted.map((start, index) => ({ start, end: sorted[index + 1] ?? text.length }))
}

/** Cuts at line breaks, so that no line is drawn in two pieces. */
function split(text: string, { start, end }: { start: number; end: number }): TextBlock[] {
  const blocks: TextBlock[] = []
  for (let from = start; from < end; ) {
    const latest = Math.min(end, from + longestBlock)
    const lineEnd = latest === end ? end : text.lastIndexOf("\n", latest) + 1
    const to = lineEnd > from ? lineEnd : latest
    blocks.push({ key: `from-${from}`, label: null, start: from, end: to })
    from = to
  }
  return blocks
}
