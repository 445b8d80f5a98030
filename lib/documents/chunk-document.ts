import { countWords } from "./count-words"
import { listAtoms } from "./chunking/list-atoms"
import { partitionAtoms } from "./chunking/partition-atoms"
import type { Extraction, Section } from "./extraction/extraction-types"
import { hashContent } from "./hash-content"
import { pagesOf } from "./page-of"

export type Chunk = {
  /** Place in the document, from 0. */
  index: number
  /** Exactly the characters [start, end) of the extracted text. */
  text: string
  start: number
  end: number
  /** First and last page; null where the format has none. */
  pageFrom: number | null
  pageTo: number | null
  /** Headings the chunk stands under, the highest first. */
  headingPath: string[]
  words: number
  /** SHA-256 of the text with its blanks evened out; what is the same in two versions has the same hash. */
  contentHash: string
}

export type ChunkOptions = { minWords?: number; maxWords?: number }

/**
 * Cuts a document into chunks of 200 to 500 words at the ends of sections, paragraphs and sentences. Together they hold all of
 * its text but the blanks between them. Fewer words than the minimum stand only where the neighbours leave no room.
 */
export function chunkDocument(extraction: Pick<Extraction, "text" | "pages" | "sections">, options: ChunkOptions = {}): Chunk[] {
  const limits = { minWords: options.minWords ?? 200, maxWords: options.maxWords ?? 500, shouldSeparateSections: true }
  const atoms = listAtoms(extraction, limits.maxWords)
  return partitionAtoms(atoms, limits).map((group, index) => {
    const start = group[0]?.start ?? 0
    const end = group.at(-1)?.end ?? start
    const text = extraction.text.slice(start, end)
    const pages = pagesOf(extraction.pages, { start, end })
    return { index, text, start, end, pageFrom: pages.from, pageTo: pages.to, headingPath: headingPathAt(extraction.sections, start), words: countWords(text), contentHash: hashContent(text) }
  })
}

/** Headings of the sections that hold a character, the highest first. */
export function headingPathAt(sections: readonly Section[], offset: number): string[] {
  return sections.filter((section) => section.start <= offset && offset < section.end).map((section) => section.heading)
}
