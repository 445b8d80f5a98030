import { leadingNumber } from "../split-sentences"
import { contentStems } from "../words"
import { ideasOf } from "../synonyms"

const longestWords = 70
const unsafeMark = /\[(\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*)\]/g

/** The sentence, or of a long one the stretch that answers, on one line and in quotation marks that do not clash with its own. */
export function quoteSentence(sentence: string, wanted: readonly string[]): string {
  const flat = trimToWanted(sentence.replace(/\s+/g, " ").replace(leadingNumber, ""), wanted)
    .replace(unsafeMark, "($1)")
    .replace(/[\s.;:,]+$/, "")
  const hasStraight = flat.includes('"')
  const hasCurly = /[“”„«»]/.test(flat)
  if (!hasStraight) return `"${flat}"`
  return hasCurly ? flat : `“${flat}”`
}

function trimToWanted(text: string, wanted: readonly string[]): string {
  if (countWords(text) <= longestWords) return text
  const pieces = text.match(/[^;,]+(?:[;,]+\s*|$)/g) ?? [text]
  const ideas = new Set(wanted.flatMap((word) => ideasOf(word)))
  const gains = pieces.map((piece) => new Set(contentStems(piece).filter((word) => wanted.includes(word) || ideasOf(word).some((idea) => ideas.has(idea)))).size)
  let best = { gain: -1, from: 0, to: 1 }
  for (let from = 0; from < pieces.length; from++) {
    let words = 0
    let gain = 0
    for (let to = from; to < pieces.length; to++) {
      words += countWords(pieces[to] ?? "")
      if (words > longestWords && to > from) break
      gain += gains[to] ?? 0
      if (gain > best.gain) best = { gain, from, to: to + 1 }
    }
  }
  let { from, to } = best
  let words = countWords(pieces.slice(from, to).join(""))
  for (; to < pieces.length && words + countWords(pieces[to] ?? "") <= longestWords; to++) words += countWords(pieces[to] ?? "")
  for (; from > 0 && words + countWords(pieces[from - 1] ?? "") <= longestWords; from--) words += countWords(pieces[from - 1] ?? "")
  const cut = pieces.slice(from, to).join("").trim()
  return countWords(cut) <= 2 * longestWords ? cut : cut.split(" ").slice(0, longestWords).join(" ")
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length
}
