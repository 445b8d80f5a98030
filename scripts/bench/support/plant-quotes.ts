import type { Chunk } from "@/lib/documents/chunk-document"
import type { CitationVerdict } from "@/lib/documents/citations/citation-match"
import { splitSentences } from "@/lib/documents/split-sentences"
import type { Random } from "./create-random"
import { alterations, looseWritings, slips } from "./quote-changes"

/** `range` is where the quote stands in the contract; null where it stands nowhere. `original` is what it was made from. */
export type Planted = { kind: string; quote: string; original: string; chunk: Chunk; expected: readonly CitationVerdict[]; range: { start: number; end: number } | null }

type Corpus = { text: string; chunks: readonly Chunk[]; pages: readonly { start: number; end: number }[]; other: string }
type Range = { start: number; end: number }

const perContract = 6
const inventions = [
  "The Landlord shall provide parking for no fewer than twelve vehicles at the north entrance of the building.",
  "Either party may assign this lease to its grandchildren upon the solstice without further notice.",
  "The Contractor warrants that every widget will be painted blue before it leaves the harbour.",
  "All disputes shall be settled by a game of chess between the chief executives in Reykjavik.",
  "The Tenant must return the keys to the caretaker on the last Friday of every second month.",
  "Royalties on underwater photography are payable in whole pearls at the end of each tide.",
]

/** Quotes of every kind from one contract: as they stand, written loosely, with slips, altered, made up, and over borders. */
export function plantQuotes(corpus: Corpus, random: Random): Planted[] {
  const { text, chunks, pages, other } = corpus
  const planted: Planted[] = []
  for (let round = 0; round < perContract; round++) {
    const chunk = random.pick(chunks)
    const range = pickSentence(text, { start: chunk.start, end: chunk.end }, random)
    if (!range) continue
    const quote = text.slice(range.start, range.end)
    const add = (kind: string, changed: string, expected: readonly CitationVerdict[], place: Range | null) => planted.push({ kind, quote: changed, original: quote, chunk, expected, range: place })
    add("exact", quote, ["exact"], range)
    for (const [kind, change] of Object.entries(looseWritings)) {
      const changed = change(quote, random)
      if (changed !== null && changed !== quote) add(`normalised: ${kind}`, changed, ["normalised"], range)
    }
    for (const [kind, change] of Object.entries(slips)) {
      const changed = change(quote, random)
      if (changed !== null && changed !== quote) add(`fuzzy: ${kind}`, changed, ["fuzzy"], range)
    }
    for (const [kind, change] of Object.entries(alterations)) {
      const changed = change(quote, random)
      if (changed !== null && changed !== quote && !text.includes(changed)) add(`unsupported: ${kind}`, changed, ["unsupported"], null)
    }
    const elsewhere = pickSentence(other, { start: 0, end: other.length }, random)
    const foreign = elsewhere ? other.slice(elsewhere.start, elsewhere.end) : null
    if (foreign && !bare(text).includes(bare(foreign))) add("unsupported: another contract", foreign, ["unsupported"], null)
    add("unsupported: made up", random.pick(inventions), ["unsupported"], null)
  }
  for (const [kind, borders] of Object.entries({ chunk: chunks.slice(0, -1).map(({ end }) => end), page: pages.slice(0, -1).map(({ end }) => end) })) {
    for (let round = 0; round < perContract && borders.length > 0; round++) {
      const range = acrossBorder(text, random.pick(borders), random)
      const chunk = range && chunks.findLast(({ start }) => start <= range.start)
      if (!range || !chunk || range.start >= chunk.end) continue
      const quote = text.slice(range.start, range.end)
      planted.push({ kind: `exact: over a ${kind} border`, quote, original: quote, chunk, expected: ["exact"], range })
      const flat = quote.replace(/\s+/g, " ")
      if (flat !== quote) planted.push({ kind: `normalised: over a ${kind} border`, quote: flat, original: quote, chunk, expected: ["normalised"], range })
    }
  }
  return planted
}

/** A sentence of 8 to 60 words that can stand in quotation marks. */
function pickSentence(text: string, within: Range, random: Random): Range | null {
  const own = text.slice(within.start, within.end)
  const sentences = splitSentences(own).filter(({ start, end }) => isQuotable(own.slice(start, end)))
  if (sentences.length === 0) return null
  const { start, end } = random.pick(sentences)
  return { start: within.start + start, end: within.start + end }
}

/** Whole words on either side of a border, in one paragraph; not torn from a denial before them or from the "million" behind them. */
export function acrossBorder(text: string, border: number, random: Random): Range | null {
  const before = /(?<=\s)\S+(?:\s+\S+){3,14}\s*$/.exec(text.slice(Math.max(0, border - 200 + random.below(60)), border))?.[0]
  const after = /^\s*\S+(?:\s+\S+){3,14}(?=\s)/.exec(text.slice(border, border + 140 + random.below(60)))?.[0]
  if (!before || !after) return null
  const range = { start: border - before.trimStart().length, end: border + after.length }
  const quote = text.slice(range.start, range.end)
  const isUnderDenial = /\b(?:not|no|never|neither|nor|cannot)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(Math.max(0, range.start - 40), range.start))
  const isBeforeScale = /\d$/.test(quote) && /^\s*(?:%|percent|thousand|million|billion)/i.test(text.slice(range.end, range.end + 20))
  return isQuotable(quote) && !isUnderDenial && !isBeforeScale && !/\n\s*\n/.test(quote) ? range : null
}

function isQuotable(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0
  return words >= 8 && words <= 60 && !/["“”„«»]|\[\d|\.\.\.|…|_{3}|-{3}|\*/.test(text)
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, " ").toLowerCase()
}
