import type { DocumentTextView } from "@/lib/services/documents/documents.dto"

export type TextBlock = { start: number; end: number; page: number | null }

const blockLength = 4000

/** Cuts a text into pages, or into stretches that end at a line where it has none; together they are the whole text. */
export function textBlocks({ text, pages }: Pick<DocumentTextView, "text" | "pages">): TextBlock[] {
  const cuts = pages && pages.length > 0 ? pages.map(({ start, page }) => ({ start, page })) : evenCuts(text)
  return cuts.map(({ start, page }, index) => ({ start: index === 0 ? 0 : start, end: cuts[index + 1]?.start ?? text.length, page }))
}

function evenCuts(text: string): { start: number; page: null }[] {
  const cuts: { start: number; page: null }[] = []
  for (let start = 0; start < Math.max(1, text.length); ) {
    cuts.push({ start, page: null })
    const lineEnd = text.indexOf("\n", start + blockLength)
    if (lineEnd === -1) break
    start = lineEnd + 1
  }
  return cuts
}
