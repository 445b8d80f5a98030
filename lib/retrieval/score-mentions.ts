import type { Mentions } from "./read-mentions"

const weights = { opensSection: 3, heading: 2, phrase: 2, reference: 1, number: 1 }

/** How much of what the query names stands in a passage; a passage that opens the section counts most, one that refers to it less. */
export function scoreMentions(mentions: Mentions, passage: { text: string; heading: string | null }): number {
  const text = even(passage.text)
  const heading = even(passage.heading ?? "")
  let score = 0
  for (const section of mentions.references) {
    if (opens(section).test(passage.text)) score += weights.opensSection
    else if (stands(section).test(heading)) score += weights.heading
    else if (refersTo(section).test(passage.text)) score += weights.reference
  }
  for (const phrase of mentions.phrases) if (text.includes(even(phrase))) score += weights.phrase
  for (const number of mentions.numbers) if (stands(number).test(text)) score += weights.number
  return score
}

const kinds = "(?:sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|annex|appendix|§+)"

function opens(section: string): RegExp {
  return new RegExp(`(?:^|\\n)[ \\t]*(?:${kinds}\\s*)?${literal(section)}(?=[.):\\s]|$)`, "i")
}

function refersTo(section: string): RegExp {
  return new RegExp(`${kinds}\\s*${literal(section)}(?![\\w]|\\.\\d|\\(\\w)`, "i")
}

function stands(value: string): RegExp {
  return new RegExp(`(?<![\\w.,])${literal(value.toLowerCase())}(?![\\w]|[.,]\\d)`)
}

function literal(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\\\(/g, "\\s?\\(")
}

function even(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").replace(/[“”„]/g, '"').replace(/[’‘]/g, "'")
}
