import { headingPathAt } from "./chunk-document"
import { listAtoms } from "./chunking/list-atoms"
import { partitionAtoms } from "./chunking/partition-atoms"
import { countWords } from "./count-words"
import type { Extraction } from "./extraction/extraction-types"
import { pagesOf } from "./page-of"

/** A stretch of a document long enough to be read as a whole; ranges as in a chunk. */
export type DocumentSection = {
  index: number
  text: string
  start: number
  end: number
  pageFrom: number | null
  pageTo: number | null
  headingPath: string[]
  words: number
}

/** Divides a document into few large stretches, at section ends where it can; one that fits is left whole. */
export function splitSections(extraction: Pick<Extraction, "text" | "pages" | "sections">, options: { maxWords?: number } = {}): DocumentSection[] {
  const maxWords = options.maxWords ?? 1_500
  const atoms = listAtoms(extraction, maxWords)
  const groups = partitionAtoms(atoms, { minWords: Math.round(maxWords * 0.55), maxWords, shouldSeparateSections: false })
  return groups.map((group, index) => {
    const start = group[0]?.start ?? 0
    const end = group.at(-1)?.end ?? start
    const text = extraction.text.slice(start, end)
    const pages = pagesOf(extraction.pages, { start, end })
    return { index, text, start, end, pageFrom: pages.from, pageTo: pages.to, headingPath: headingPathAt(extraction.sections, start), words: countWords(text) }
  })
}
