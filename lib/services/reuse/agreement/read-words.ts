import { normaliseValues } from "./normalise-values"
import { stem } from "./stem"

/** `isName`: written like a proper name. */
export type Word = { text: string; stem: string; isName: boolean }

const contractions: readonly [RegExp, string][] = [
  [/\bU\.\s?S\.(?:\s?A\.)?|\bUSA?\b/g, "Usa"],
  [/\bU\.\s?K\.|\bUK\b/g, "Uk"],
  [/\b(\p{L})\.(?:(\p{L})\.)+/gu, "$1$2"],
  [/\bcan['’]?t\b|\bcannot\b/gi, "can not"],
  [/\bwon['’]t\b/gi, "will not"],
  [/n['’]t\b/gi, " not"],
  [/\b(i|you|we|they)['’](?:d|ll)\b/gi, "$1"],
  [/\b(i|you|we|they)['’](?:m|re|ve)\b/gi, "$1"],
  [/['’]s\b/gi, " "],
  [/['’]/g, " "],
]

const unitWords: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ").map((word, index) => [word, index]),
)
const tenWords: Readonly<Record<string, number>> = Object.fromEntries("twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, (index + 2) * 10]))
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, k: 1_000, million: 1_000_000, m: 1_000_000, billion: 1_000_000_000, bn: 1_000_000_000 }
const measures = new Set(["day", "week", "month", "year", "hour", "minute", "second", "quarter", "percent", "usd", "eur", "gbp", "jpy", "dollar", "euro", "pound"].map(stem))
const qualifiers = new Set(["business", "calendar", "work", "working"])

/** The words of a question: values normalised, number words as figures with their measure (`#30day`), hyphens opened, articles gone. */
export function readWords(text: string): Word[] {
  let opened = normaliseValues(text.normalize("NFKC"))
  for (const [pattern, replacement] of contractions) opened = opened.replace(pattern, replacement)
  const raw = opened.match(/@[\d-]+|§[\w.()]+|[a-z]+:[a-z0-9.]+|#?\d[\d,]*(?:\.\d+)?(?!\p{L})|(?<![\p{L}\p{N}])-\d[\d.]*|[\p{L}\p{N}&]+[+#]*|[<>=≤≥±]/giu) ?? []
  // In a headline every word is written like a name.
  const isShouted = raw.filter((word) => /^\p{Lu}/u.test(word)).length > raw.length * 0.6
  const words = raw.map((word, index): Word => {
    const isName = !isShouted && index > 0 && /^\p{Lu}/u.test(word)
    const lower = word.toLowerCase().replace(/^#/, "").replace(/(?<=\d),(?=\d)/g, "")
    return { text: lower, stem: stem(lower), isName }
  })
  return joinNumbers(words).filter(({ text }) => !["a", "an", "the"].includes(text))
}

function joinNumbers(words: Word[]): Word[] {
  const joined: Word[] = []
  for (let index = 0; index < words.length; ) {
    const read = readNumber(words, index)
    if (!read) {
      const word = words[index++]
      if (word) joined.push(word)
      continue
    }
    index = read.next
    // "thirty (30)" says it twice.
    const again = readNumber(words, index)
    if (again && again.value === read.value && again.isWord !== read.isWord) index = again.next
    let qualifier = ""
    if (qualifiers.has(words[index]?.text ?? "") && measures.has(words[index + 1]?.stem ?? "")) qualifier = words[index++]?.text ?? ""
    const measure = words[index]
    const hasMeasure = measure !== undefined && measures.has(measure.stem)
    if (hasMeasure) index++
    // "one party" counts nothing.
    if (read.isWord && read.value === 1 && !hasMeasure) {
      joined.push({ text: "one", stem: "one", isName: false })
      continue
    }
    const text = `#${read.value}${qualifier}${hasMeasure ? measure.stem : ""}`
    joined.push({ text, stem: text, isName: false })
  }
  return joined
}

function readNumber(words: Word[], start: number): { value: number; next: number; isWord: boolean } | null {
  let index = start
  const first = words[index]?.text ?? ""
  let value: number
  const isWord = !/^\d/.test(first)
  if (/^\d+(?:\.\d+)?$/.test(first)) {
    value = Number(first)
    index++
  } else if (first in tenWords) {
    value = tenWords[first] ?? 0
    index++
    const unit = unitWords[words[index]?.text ?? ""]
    if (unit !== undefined && unit > 0 && unit < 10) {
      value += unit
      index++
    }
  } else if (first in unitWords) {
    value = unitWords[first] ?? 0
    index++
  } else return null
  for (let scale = scales[words[index]?.text ?? ""]; scale !== undefined; scale = scales[words[index]?.text ?? ""]) {
    value *= scale
    index++
  }
  return { value, next: index, isWord }
}
