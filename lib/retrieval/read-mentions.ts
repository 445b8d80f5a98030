/** What a query names literally. */
export type Mentions = {
  /** "Quoted words" and names of two words or more. */
  phrases: string[]
  /** Section numbers as they stand in the text: 4.2, 12(b), IX. */
  references: string[]
  /** Amounts, dates and other numbers that are no section. */
  numbers: string[]
}

const quoted = /["“”„]([^"“”„]{2,200})["“”„]/g
const named = /\b\p{Lu}[\p{L}\p{N}&'’-]*(?:\s+(?:of|and|the|de|von|&)\s+\p{Lu}[\p{L}\p{N}'’-]*|\s+\p{Lu}[\p{L}\p{N}&'’-]*)+/gu
const reference = /(?:\b(?:sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex|appendix)\s+|§+\s*)(\d{1,3}(?:\.\d{1,3})*(?:\s?\([a-z0-9]{1,4}\))*|[IVXLC]{1,6}\b|[A-Z]\b)/gi
const number = /(?<![\p{L}\p{N}.,])\d[\d.,]*\d|(?<![\p{L}\p{N}.,])\d(?![\p{L}\p{N}])/gu
const questionWord = /^(?:what|which|who|whom|whose|when|where|why|how|is|are|does|do|did|can|may|must|the|if|in|on|at|under|according)\s+/i

/** Reads phrases, names, numbers and section references from a query; empty lists for one that names nothing. */
export function readMentions(query: string): Mentions {
  // A small letter alone is an article: "which clause a party breaks".
  const references = [...query.matchAll(reference)].map((match) => (match[1] ?? "").replace(/\s+/g, "")).filter((section) => !/^\p{Ll}+$/u.test(section))
  const rest = query.replace(reference, " ")
  const phrases = [...[...rest.matchAll(quoted)].map((match) => match[1] ?? ""), ...[...rest.replace(quoted, " ").matchAll(named)].map((match) => match[0].replace(questionWord, ""))]
  return {
    phrases: distinct(phrases.map((phrase) => phrase.replace(/\s+/g, " ").trim()).filter((phrase) => phrase.includes(" ") || query.includes(`"${phrase}"`))),
    references: distinct(references),
    numbers: distinct([...rest.replace(quoted, " ").matchAll(number)].map((match) => match[0])),
  }
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].filter((item) => item !== "")
}
