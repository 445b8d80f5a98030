import { hashContent } from "./hash-content"

export type EmbeddedPlace = { title: string; /** Headings above the text in one line; null where there are none. */ heading: string | null; text: string }

/** What is embedded for a chunk where it stands: title and headings first, so that a clause is found by what it belongs to. */
export function embeddingInput({ title, heading, text }: EmbeddedPlace): string {
  return [title, ...(heading === null ? [] : [heading]), "", text].join("\n")
}

/** Key of the vector of a place; the same title, headings and text have the same vector wherever they stand. */
export function embeddingHash(place: EmbeddedPlace): string {
  return hashContent(embeddingInput(place))
}
