import { splitSentences, type TextRange } from "../split-sentences"
import { unsupportedMatch, type CitationMatch } from "./citation-match"
import { countNegations, criticalOf, figureOf, listNumbers } from "./critical-words"
import { listWords } from "./list-words"
import { swapParties } from "./swap-parties"

/** Measured on 1,500 statements made of SQuAD questions and answers: 91 % of the right passages pass, 2 % of other passages of the same article. */
const overlapThreshold = 0.6
const windowSentences = 3
const stopWords = new Set(
  ("a an and any are as at be been being but by can did do does for from had has have he her his how i if in into is it its may more most must of on or our shall she should so such than that the " +
    "their them then there these they this those to under until up upon was we were what when where which who will with would you your also according states stated says provides provided agreement document contract section").split(" "),
)

/**
 * The one to three neighbouring sentences of a passage that hold most of the content words of a statement, and all its numbers.
 * What the statement denies must be denied there; whom it names must be named in the passage or in `names`.
 */
export function matchContentWords(statement: string, { passage, names }: { passage: string; names: string }): CitationMatch {
  const wanted = weighWords(statement)
  const total = [...wanted.values()].reduce((sum, weight) => sum + weight, 0)
  if (wanted.size < 2) return unsupportedMatch()
  const numbers = listNumbers(statement)
  const passageNumbers = new Set(listNumbers(passage))
  if (numbers.some((number) => !passageNumbers.has(number)) || !areNamed(statement, `${passage}\n${names}`)) return unsupportedMatch()
  const sentences = splitSentences(passage)
  const held = sentences.map((sentence) => passage.slice(sentence.start, sentence.end)).map((text) => ({ stems: new Set(weighWords(text).keys()), numbers: listNumbers(text) }))
  let best = { score: 0, start: 0, end: 0 }
  sentences.forEach((first, index) => {
    const found = new Set<string>()
    const foundNumbers = new Set<string>()
    for (let length = 0; length < windowSentences && index + length < sentences.length; length++) {
      for (const stem of held[index + length]?.stems ?? []) if (wanted.has(stem)) found.add(stem)
      for (const number of held[index + length]?.numbers ?? []) foundNumbers.add(number)
      const share = [...found].reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0) / total
      const score = share * (1 - length * 0.04)
      const end = sentences[index + length]?.end ?? first.end
      if (score > best.score && numbers.every((number) => foundNumbers.has(number))) best = { score, start: first.start, end }
    }
  })
  const strongest = strongestSentence({ passage, sentences, held, wanted })
  if (contradictsFigures(statement, strongest) || swapParties(statement, { passage: strongest, known: passage })) return unsupportedMatch()
  const score = best.score * (deniesOtherwise(statement, { passage: passage.slice(best.start, best.end), strongest }) ? 0.6 : 1)
  return score >= overlapThreshold ? { verdict: "fuzzy", start: best.start, end: best.end, score } : unsupportedMatch(score)
}

type Ranked = { passage: string; sentences: readonly TextRange[]; held: readonly { stems: ReadonlySet<string> }[]; wanted: ReadonlyMap<string, number> }

/** The one sentence that shares most with the statement, figures aside. */
function strongestSentence({ passage, sentences, held, wanted }: Ranked): string {
  let best = { share: 0, text: "" }
  sentences.forEach(({ start, end }, index) => {
    let share = 0
    for (const stem of held[index]?.stems ?? []) if (!/^\d/.test(stem)) share += wanted.get(stem) ?? 0
    if (share > best.share) best = { share, text: passage.slice(start, end) }
  })
  return best.text
}

/** Whether the sentence gives another figure for what the statement counts: sixty days where it says 45 days. */
function contradictsFigures(statement: string, sentence: string): boolean {
  const given = countedThings(sentence)
  return [...countedThings(statement)].some(([thing, figures]) => {
    const other = given.get(thing)
    return other !== undefined && [...figures].some((figure) => !other.has(figure))
  })
}

/** What follows each figure, with all figures before it. */
function countedThings(text: string): Map<string, Set<string>> {
  const words = listWords(text, "").map((word) => word.text)
  const things = new Map<string, Set<string>>()
  words.forEach((word, index) => {
    const next = words[index + 1]
    const thing = next === undefined ? null : (criticalOf(next) ?? next)
    if (figureOf(word) !== null && thing !== null) things.set(thing, (things.get(thing) ?? new Set()).add(word))
  })
  return things
}

/** Names of a statement, written with a capital inside it, all stand in the text. */
function areNamed(statement: string, text: string): boolean {
  const known = text.toLowerCase()
  return listWords(statement, "").every(({ text: word, isName }) => !isName || known.includes(word.replace(/['’]s?$/, "")))
}

const denying = /\b(?:prohibit|forbid|exclud|refus|void|lack|fail|non-|un(?!der|til|it|i[oqv])\w+|absen|outside|only)/i

function deniesOtherwise(statement: string, { passage, strongest }: { passage: string; strongest: string }): boolean {
  if (countNegations(statement) > 0) return countNegations(strongest) === 0 && !denying.test(strongest)
  return countNegations(passage) > 0 && passage.length < statement.length * 1.6
}

/** Stems of the content words with their weights: figures and names weigh double. */
function weighWords(text: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}'’]*|\d[\d,.]*\d|\d/gu)) {
    const word = match[0].toLowerCase().replace(/['’]s?$/, "")
    if (stopWords.has(word) || (word.length < 2 && !/\d/.test(word))) continue
    const number = listNumbers(word)[0]
    const isStrong = number !== undefined || (/^\p{Lu}/u.test(match[0]) && match.index > 0)
    weights.set(number ?? stemOf(word), isStrong ? 2 : 1)
  }
  return weights
}

/** The beginning of a word stands for all its forms. */
function stemOf(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ations?|ments?|ingly|ings?|edly|ed|ies|es|s|ly|ance|ence|al|ive|able|ible)$/, "") : word.replace(/s$/, "")
  return (bare.length >= 3 ? bare : word).slice(0, 7)
}

