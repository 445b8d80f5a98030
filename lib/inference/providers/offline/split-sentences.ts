/** A stretch of the text it was cut from: `text === whole.slice(start, end)`, never blank at either end. */
export type Sentence = { text: string; start: number; end: number }

const abbreviation =
  /(?:^|[\s("'“])(?:inc|ltd|co|corp|no|nos|mr|mrs|ms|dr|st|vs|v|art|sec|para|exh|ex|fig|approx|dept|est|vol|pp?|cf|al|e\.g|i\.e|jr|sr|llc|plc|u\.s|u\.k|n\.y|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[A-Z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3})*)\.$/i
const boundary = /[.!?]["'”’)\]]*(?=\s)|\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-•*]|\(?[a-z0-9]{1,3}[.)])[ \t])/g
const longestSentence = 2_000

/** A section number or list letter in front of a sentence. */
export const leadingNumber = /^(?:(?:(?:section|article)\s+)?(?:\(?\d{1,3}(?:\.\d{1,3})+[.):]?|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)])\s+)+(?=["“(]?[A-Za-z])/i

/** Cuts text into sentences with their positions; a heading or list item on lines of its own stands alone. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length
    if (!match[0].startsWith("\n") && !isEnd(text, start, end)) continue
    push(sentences, text, start, end)
    start = end
  }
  push(sentences, text, start, text.length)
  return sentences
}

function isEnd(text: string, start: number, end: number): boolean {
  const next = /^\s+(\S)/.exec(text.slice(end, end + 40))?.[1]
  if (next !== undefined && /[a-z,;]/.test(next)) return false
  return !(text[end - 1] === "." && abbreviation.test(text.slice(Math.max(start, end - 14), end)))
}

function push(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start] ?? "")) start++
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--
  if (start === end) return
  if (end - start <= longestSentence) {
    sentences.push({ text: text.slice(start, end), start, end })
    return
  }
  const cut = text.lastIndexOf(" ", start + longestSentence)
  const middle = cut > start + longestSentence / 2 ? cut : start + longestSentence
  push(sentences, text, start, middle)
  push(sentences, text, middle, end)
}
