import { criticalOf, figureOf } from "./critical-words"

/** A word as it is compared and as it is spelt, in lower case, and whether it names somebody or something. */
export type Word = { text: string; spelling: string; isName: boolean }

const word = /[$€£¥%]|[\p{L}\p{N}](?:[\p{L}\p{N}.,'’]*[\p{L}\p{N}])?/gu
const generic = new Set(
  ("a an and any all as at be both by each either every for from if in into is it its no not of on or our such that the their these this those to under upon we what when where which who will with you your there here he she they " +
    "agreement agreements contract contracts party parties section sections article articles clause clauses paragraph paragraphs exhibit schedule appendix annex term terms date notwithstanding subject except however provided during within after before until unless").split(" "),
)

/**
 * Words of a text in lower case, figures in digits ("thirty (30)" is one figure). A name is a word written with a capital
 * inside a sentence, here or elsewhere in the text around it; in a text of capitals none is.
 */
export function listWords(text: string, around: string): Word[] {
  const isShouted = countLetters(text, /\p{Lu}/gu) > countLetters(text, /\p{Ll}/gu)
  const names = namesOf(around)
  const words: Word[] = []
  for (const match of text.matchAll(word)) {
    const lower = match[0].toLowerCase()
    const figure = figureOf(lower)
    const last = words.at(-1)
    if (figure !== null && last !== undefined && joinsFigure(last.text, figure)) {
      last.text = last.text === figure ? figure : String(Number(last.text) + Number(figure))
      continue
    }
    const isCapital = /^\p{Lu}/u.test(match[0]) && !isShouted && lower.length > 1
    const isInside = !/(?:^|[.;:!?]["'”’)]*)\s*["'“‘([]*$/.test(text.slice(Math.max(0, match.index - 6), match.index))
    words.push({ text: figure ?? lower, spelling: lower, isName: isCapital && !generic.has(lower) && criticalOf(lower) === null && (isInside || names.has(lower)) })
  }
  return words
}

/** Words that stand with a capital inside a sentence of the text. */
function namesOf(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}&-]+/gu)].map((match) => match[0].toLowerCase()))
}

/** "thirty (30)" says one figure twice, "twenty five" is one of two words. */
function joinsFigure(last: string, figure: string): boolean {
  return last === figure || (/^[2-9]0$/.test(last) && /^[1-9]$/.test(figure))
}

function countLetters(text: string, kind: RegExp): number {
  return text.match(kind)?.length ?? 0
}
