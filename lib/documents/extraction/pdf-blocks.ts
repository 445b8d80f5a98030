import type { Block } from "./extraction-types"
import { collectVocabulary } from "./join-hyphenated"
import type { Line } from "./pdf-layout"
import { buildParagraphs } from "./pdf-paragraphs"
import { dropRunningLines } from "./pdf-running-lines"

/** The lines of all pages as paragraphs and headings, without what only runs along at the edges of pages. */
export function buildBlocks(pages: readonly Line[][]): Block[] {
  const kept = dropRunningLines(pages)
  const vocabulary = collectVocabulary(eachText(kept))
  const bodySize = medianSize(kept)
  const blocks: Block[] = []
  kept.forEach((lines, index) => {
    buildParagraphs(lines, { page: index + 1, vocabulary, bodySize }).forEach((block, position) => {
      const before = position === 0 ? blocks.at(-1) : undefined
      blocks.push(before !== undefined && continues(before, block) ? { ...block, isContinuation: true } : block)
    })
  })
  return blocks
}

/** A sentence that goes on at the head of the next page. */
function continues(before: Block, block: Block): boolean {
  return before.level === null && block.level === null && !/[.!?:]["”’')\]]*$/.test(before.text) && /^[\p{Ll}]/u.test(block.text) && !/^\(?[a-z]{1,4}[.)]\s/.test(block.text)
}

function* eachText(pages: readonly Line[][]): Iterable<string> {
  for (const lines of pages) for (const line of lines) yield line.text
}

/** The size most letters are set in. */
function medianSize(pages: readonly Line[][]): number {
  const letters = new Map<number, number>()
  for (const lines of pages) for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  return [...letters].sort((first, second) => second[1] - first[1])[0]?.[0] ?? 10
}
