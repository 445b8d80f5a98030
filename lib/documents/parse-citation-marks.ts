import { splitSentences, type TextRange } from "./split-sentences"

/** A mark such as `[2]` or `[1][4]` in an answer: its characters [start, end), the sources it names, and the sentence before it. */
export type CitationMark = { start: number; end: number; markers: number[]; sentence: TextRange & { text: string } }

const mark = /(?:\[\s*\d{1,3}(?:\s*(?:,|;|and|-|–)\s*\d{1,3})*\s*\](?![(:])\s?)+/g
const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g
const widestRange = 20

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
    marks.push({ start, end, markers: listMarkers(match[0]), sentence: { ...sentence, text: answer.slice(sentence.start, sentence.end) } })
  }
  return marks
}

/** A mark after a full stop closes the sentence before it, so that no sentence begins with one. */
function listSentences(answer: string): TextRange[] {
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
  return sentences
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
