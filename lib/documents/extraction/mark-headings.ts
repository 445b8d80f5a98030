import { detectHeading } from "./detect-heading"
import type { Block } from "./extraction-types"

/** Finds headings by their wording in a document whose format names none; a lone title does not count as naming them. */
export function markHeadings(blocks: readonly Block[]): Block[] {
  const named = blocks.filter((block) => block.level !== null).length
  if (named > 1) return [...blocks]
  return blocks.map((block) => {
    if (block.level !== null) return block
    const found = detectHeading(block.text)
    return found === null ? block : { ...block, level: Math.min(6, found.level + named), heading: found.heading }
  })
}
