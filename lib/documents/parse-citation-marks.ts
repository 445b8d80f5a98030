import { splitSentences, type TextRange } from "./split-sentences"

/**
 * A mark such as `[2]` or `[1][4]` in an answer: its characters [start, end), the sources it names, the sentence it belongs to,
 * and what of that sentence it stands for: all of it, or with several marks the words since the one before.
 */
export type CitationMark = { start: number; end: number; markers: number[]; sentence: TextRange & { text: string }; claim: string }

const mark = /(?:\[\s*\d{1,3}(?:\s*(?:,|;|and|-|–)\s*\d{1,3})*\s*\](?![(:])\s?)+/g
export const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g
const widestRange = 20
/** Fewer words between two marks than these claim nothing by themselves. */
const leastWords = 3

/**
 * Finds the citation marks of an answer. A mark belongs to the sentence it stands in, or to the one before it when it follows a
 * full stop; every line of a list is a sentence of its own. Code and links are left alone.
 */
export function parseCitationMarks(answer: string): CitationMark[] {
  const codeRanges = [...answer.matchAll(code)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const sentences = listSentences(answer)
  const marks: CitationMark[] = []
  for (const match of answer.matchAll(mark)) {
    const start = match.index
    const end = start + match[0].trimEnd().length
    if (codeRanges.some((range) => start >= range.start && start < range.end)) continue
    const own = sentences.findLast((sentence) => sentence.start <= start)
    const sentence = own === undefined ? { start, end } : own
    const text = answer.slice(sentence.start, sentence.end)
    marks.push({ start, end, markers: listMarkers(match[0]), sentence: { ...sentence, text }, claim: text })
  }
  return marks.map((own, index) => ({ ...own, claim: claimOf(answer, { own, before: marks[index - 1], after: marks[index + 1] }) }))
}

type Marked = { own: CitationMark; before: CitationMark | undefined; after: CitationMark | undefined }

/** Too few words before a mark take in those after it; the last mark takes in the rest of its sentence. */
function claimOf(answer: string, { own, before, after }: Marked): string {
  const isAfterOther = before?.sentence.start === own.sentence.start
  const isBeforeOther = after?.sentence.start === own.sentence.start
  if (!isAfterOther && !isBeforeOther) return own.sentence.text
  const start = isAfterOther && before ? before.end : own.sentence.start
  const end = isBeforeOther && after ? after.start : own.sentence.end
  const claim = answer.slice(start, own.start)
  const whole = countWords(claim) >= leastWords && isBeforeOther ? claim : answer.slice(start, end)
  return countWords(whole) >= leastWords ? whole : own.sentence.text
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

/**
 * Sentences of an answer, line by line; one that ends within quotation marks goes on to where they close. A mark after a full
 * stop closes the sentence before it, so that no sentence begins with one.
 */
export function listSentences(answer: string): TextRange[] {
  const sentences: TextRange[] = []
  let lineStart = 0
  for (const line of answer.split("\n")) {
    for (const range of splitSentences(line)) {
      const start = lineStart + range.start
      const end = lineStart + range.end
      const leading = /^(?:\[\s*\d[\d\s,;–-]*\]\s*)+/.exec(answer.slice(start, end))?.[0].length ?? 0
      const last = sentences.at(-1)
      const follows = leading > 0 && last !== undefined && last.start >= lineStart
      if (follows) last.end = start + answer.slice(start, start + leading).trimEnd().length
      if (leading < end - start) sentences.push({ start: follows ? start + leading : start, end })
    }
    lineStart += line.length + 1
  }
  return joinQuoted(answer, sentences)
}

/** A quotation of several sentences or lines belongs to one sentence; quotation marks that never close in their paragraph join nothing. */
function joinQuoted(answer: string, sentences: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = []
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index]
    if (!sentence) continue
    let to = index
    while (isQuoteOpen(answer.slice(sentence.start, sentences[to]?.end)) && to + 1 < sentences.length && !/\n\s*\n/.test(answer.slice(sentences[to]?.end, sentences[to + 1]?.start))) to++
    const end = sentences[to]?.end ?? sentence.end
    const isClosed = to > index && !isQuoteOpen(answer.slice(sentence.start, end))
    joined.push(isClosed ? { start: sentence.start, end } : sentence)
    if (isClosed) index = to
  }
  return joined
}

function isQuoteOpen(text: string): boolean {
  const isGerman = text.includes("„")
  const opened = Math.max(text.lastIndexOf(isGerman ? "„" : "“"), text.lastIndexOf("«"))
  const closed = Math.max(text.lastIndexOf(isGerman ? "“" : "”"), text.lastIndexOf("”"), text.lastIndexOf("»"))
  return (text.match(/"/g)?.length ?? 0) % 2 === 1 || opened > closed
}

function listMarkers(text: string): number[] {
  const markers: number[] = []
  for (const match of text.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/g)) {
    const first = Number(match[1])
    const last = Math.min(Number(match[2] ?? match[1]), first + widestRange)
    for (let marker = first; marker <= last; marker++) if (!markers.includes(marker)) markers.push(marker)
  }
  return markers
}
