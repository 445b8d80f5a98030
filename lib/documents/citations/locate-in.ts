import { atBest, unsupportedMatch, type CitationMatch } from "./citation-match"
import { countNegations, listNumbers } from "./critical-words"
import { locatePart, type Place } from "./locate-part"
import { locateParts } from "./locate-parts"
import { normaliseText } from "./normalise-text"
import { findWhole } from "./whole-words"

const omission = /\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,}|…|\. \. \.)\s*/g
/** What the writer put in for words of the source, as "[the Supplier]" for "it". */
const insertion = /\s*\[(?!\d)([^\][]{2,60})\]\s*/gu
const remark = /\s*\[(?:sic|emphasis (?:added|mine|supplied)|italics (?:added|mine))[.!]?\]/gi

/** Finds a quote in a text as it is. Omissions marked by dots and words in brackets are allowed; a changed number, negation or "shall" is never a near match. */
export function locateIn(quote: string, text: string): CitationMatch {
  const said = quote.trim()
  const wanted = said.replace(remark, "")
  if (!/[\p{L}\p{N}]/u.test(wanted)) return unsupportedMatch()
  const exact = findWhole(wanted, text)
  if (exact >= 0) return { verdict: wanted === said ? "exact" : "normalised", start: exact, end: exact + wanted.length, score: 1 }
  const place = { chunk: normaliseText(text), chunkText: text }
  const whole = locateParted(wanted, place)
  const inserted = [...wanted.matchAll(insertion)].map((match) => match[1] ?? "")
  if (whole.verdict !== "unsupported" || inserted.length === 0) return whole
  if (inserted.some((words) => countNegations(words) > 0 || listNumbers(words).length > 0)) return whole
  return atBest("fuzzy", locateParted(wanted.replace(insertion, " … "), place))
}

function locateParted(wanted: string, place: Omit<Place, "from">): CitationMatch {
  const parts = stripMarks(wanted).split(omission).map(stripMarks).filter((part) => /[\p{L}\p{N}]/u.test(part))
  return parts.length > 1 ? locateParts(parts, place) : locatePart(parts[0] ?? wanted, { ...place, from: 0 })
}

/** Quotation marks and dots round a quote, and brackets round a changed first letter, are the writer's and not the source's. */
function stripMarks(quote: string): string {
  return quote
    .trim()
    .replace(/\[(\p{L})\](?=\p{L})/gu, "$1")
    .replace(/^["“”„«'‘’]+(?=.)|(?<=.)["“”»'’]+$/gu, "")
    .replace(/^(?:\.{3}|…)\s*|\s*(?:\.{3}|…)$/g, "")
    .trim()
}
