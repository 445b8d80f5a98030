import { countWords } from "../count-words"
import type { Section } from "../extraction/extraction-types"
import { splitParagraphs, splitSentences, type TextRange } from "../split-sentences"
import { cutSentence } from "./cut-sentence"

/** A stretch that is never cut, with how good a place its beginning is for a cut. */
export type Atom = TextRange & {
  words: number
  /** Higher is better: 0 after a line that ends no sentence, 1 sentence, 2 paragraph, 3–8 section, the highest level first. */
  rank: number
  /** Hash of the first words, which orders equally good places and moves only when they change. */
  anchor: number
}

const anchorCharacters = 48
const manyAtoms = 20_000
const leastWords = 25

/**
 * Sentences of a text in order. A heading stays with the sentence after it, a list that carries one sentence over several
 * paragraphs stays together, and a giant is cut at clauses.
 */
export function listAtoms(input: { text: string; sections: readonly Section[] }, maxWords: number): Atom[] {
  const ranks = new Map(input.sections.map((section) => [section.start, 9 - Math.min(6, section.level)]))
  const atoms: Atom[] = []
  let previous: TextRange | null = null
  let isAfterHeading = false
  for (const paragraph of splitParagraphs(input.text)) {
    const own = input.text.slice(paragraph.start, paragraph.end)
    const isRunOn: boolean = isAfterHeading || (previous !== null && !ranks.has(paragraph.start) && runsOn(input.text, { before: previous, after: paragraph }))
    const paragraphRank = ranks.get(paragraph.start) ?? (previous !== null && endsSentence(input.text, previous) ? 2 : 0)
    splitSentences(own).forEach((sentence, index) => {
      const range = { start: paragraph.start + sentence.start, end: paragraph.start + sentence.end }
      pushAtom(atoms, { text: input.text, range, rank: index > 0 ? 1 : paragraphRank, isGlued: index === 0 && isRunOn, maxWords })
    })
    isAfterHeading = ranks.has(paragraph.start) && own.length < 200 && !endsSentence(input.text, paragraph)
    previous = paragraph
  }
  return atoms.length > manyAtoms ? coalesce(atoms) : atoms
}

/** A huge text of tiny sentences would make the search for cuts slow; there, neighbours are taken together first. */
function coalesce(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = []
  for (const atom of atoms) {
    const last = joined.at(-1)
    if (last === undefined || last.words >= leastWords || last.words + atom.words > leastWords * 2) joined.push({ ...atom })
    else {
      last.end = atom.end
      last.words += atom.words
    }
  }
  return joined
}

function endsSentence(text: string, range: TextRange): boolean {
  return /[.!?。！？]["”’')\]]*$/.test(text.slice(Math.max(range.start, range.end - 6), range.end))
}

/** "The parties shall:" and what follows, item after item, until the sentence ends. */
function runsOn(text: string, pair: { before: TextRange; after: TextRange }): boolean {
  const end = text.slice(Math.max(pair.before.start, pair.before.end - 12), pair.before.end)
  const start = text.slice(pair.after.start, pair.after.start + 4)
  if (/[;:,]$/.test(end) || /[;,]\s*(?:and|or)$/i.test(end)) return true
  return /[\p{L}\p{N},]$/u.test(end) && /^\p{Ll}{2,}/u.test(start)
}

type NewAtom = { text: string; range: TextRange; rank: number; isGlued: boolean; maxWords: number }

function pushAtom(atoms: Atom[], input: NewAtom): void {
  const words = countWords(input.text.slice(input.range.start, input.range.end))
  const last = atoms.at(-1)
  if (input.isGlued && last !== undefined && last.words + words <= input.maxWords) {
    last.end = input.range.end
    last.words += words
  } else if (words <= input.maxWords) atoms.push(toAtom(input, words))
  else for (const piece of cutSentence(input)) atoms.push(toAtom({ ...input, range: piece }, countWords(input.text.slice(piece.start, piece.end))))
}

function toAtom(input: NewAtom, words: number): Atom {
  return { ...input.range, words, rank: input.rank, anchor: hash(input.text.slice(input.range.start, input.range.start + anchorCharacters)) }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text.toLowerCase().replace(/\s+/g, " ")) {
    value ^= character.codePointAt(0) ?? 0
    value = Math.imul(value, 0x01000193)
  }
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}
