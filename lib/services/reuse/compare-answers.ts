import { readWords, type Word } from "./agreement/read-words"

export type ComparedAnswer = { text: string | null; output: unknown; isAbstained: boolean }

const negators = new Set(["not", "no", "never", "neither", "nor", "without", "none"])
/** Two models' ways of saying the same share about this much of the shorter one's words, and hardly less. */
const leastOverlap = 0.4

/**
 * Whether two answers say the same: both answer or both abstain, neither gives a number, date or section that the other's
 * figures rule out, both deny or neither does in their first sentence, and the words of the shorter one are mostly the longer
 * one's. The score is that share of words, 0 to 1.
 */
export function compareAnswers(a: ComparedAnswer, b: ComparedAnswer): { doesAgree: boolean; score: number } {
  if (a.text === null || b.text === null) {
    const isSame = JSON.stringify(a.output) === JSON.stringify(b.output)
    return { doesAgree: isSame, score: isSame ? 1 : 0 }
  }
  if (a.isAbstained || b.isAbstained) {
    const isSame = a.isAbstained === b.isAbstained
    return { doesAgree: isSame, score: isSame ? 1 : 0 }
  }
  const [one, other] = [readAnswer(a.text), readAnswer(b.text)]
  const score = overlap(one.words, other.words)
  const isSameFigures = one.figures.size === 0 || other.figures.size === 0 || overlap(one.figures, other.figures) === 1
  return { doesAgree: isSameFigures && one.isDenial === other.isDenial && score >= leastOverlap, score }
}

function readAnswer(text: string): { words: Set<string>; figures: Set<string>; isDenial: boolean } {
  const plain = text.replace(/\[\d+\]/g, " ")
  const words = readWords(plain)
  const [firstSentence = ""] = plain.trim().split(/(?<=[.!?])\s/)
  return {
    words: stemsOf(words.filter(({ stem }) => !isFigure(stem) && stem.length > 2)),
    figures: stemsOf(words.filter(({ stem }) => isFigure(stem))),
    isDenial: readWords(firstSentence).some(({ text: word }) => negators.has(word)),
  }
}

function isFigure(stem: string): boolean {
  return /^[#@§]/.test(stem)
}

function stemsOf(words: Word[]): Set<string> {
  return new Set(words.map(({ stem }) => stem))
}

/** The share of the smaller set that the larger one has too. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return large.size === 0 ? 1 : 0
  return [...small].filter((item) => large.has(item)).length / small.size
}
