import { leadingNumber, type Sentence } from "../split-sentences"
import { splitWords, stem } from "../words"
import { datePattern, moneyPattern, percentPattern, periodPattern } from "./answers"
import type { ClauseRule } from "./clause-rule"

/** Words that say nothing about a clause's type; negations and modal verbs do, and stay. */
const emptyWords = new Set("a an the of to in and or for by with as at on be is are was were been it its this that these those such any all each from herein hereof hereby hereto thereof".split(" "))
const facts: [string, RegExp][] = [["date", datePattern], ["period", periodPattern], ["money", moneyPattern], ["percent", percentPattern]]
const longestHeading = 70
const mostHeadingWords = 9
/** So many sentences below it a heading still says what they are about. */
const headingReach = 12
/** So many sentences before and after tell what the passage is about. */
const nearby = 5

/** For each sentence its signs: words, pairs of words, facts, length, the words of the heading above, and the rules that hold for it and around it. */
export function describeSentences(sentences: readonly Sentence[], rules: readonly ClauseRule[]): Set<string>[] {
  const held = sentences.map(({ text }) => rulesThatHold(text, rules))
  let heading: string[] = []
  let sinceHeading = 0
  return sentences.map(({ text }, index) => {
    const words = stemsOf(text)
    const signs = new Set([`l:${lengthClass(text)}`, ...words.map((word) => `w:${word}`), ...words.slice(1).map((word, at) => `p:${words[at]} ${word}`), ...(held[index]?.signs ?? [])])
    for (const [name, pattern] of facts) if (pattern.test(text)) signs.add(`f:${name}`)
    for (const type of held[index - 1]?.types ?? []) signs.add(`b:${type}`)
    for (const type of held[index + 1]?.types ?? []) signs.add(`a:${type}`)
    for (let at = Math.max(0, index - nearby); at <= index + nearby; at++) if (at !== index) for (const type of held[at]?.types ?? []) signs.add(`n:${type}`)
    if (isHeading(text)) {
      heading = words
      sinceHeading = 0
      signs.add("f:heading")
    } else if (++sinceHeading <= headingReach) for (const word of heading) signs.add(`h:${word}`)
    return signs
  })
}

/** `r:Type` where the rule of a type holds, `r:Type 2` where its third pattern does, whatever speaks against it. */
function rulesThatHold(text: string, rules: readonly ClauseRule[]): { types: string[]; signs: string[] } {
  const types: string[] = []
  const signs: string[] = []
  for (const { type, any, all = [], not = [] } of rules) {
    const patterns = any.flatMap((pattern, at) => (pattern.test(text) ? [`r:${type} ${at}`] : []))
    if (patterns.length === 0) continue
    signs.push(...patterns)
    if (!all.every((pattern) => pattern.test(text)) || not.some((pattern) => pattern.test(text))) continue
    types.push(type)
    signs.push(`r:${type}`)
  }
  return { types, signs }
}

function isHeading(text: string): boolean {
  return text.length <= longestHeading && text.split(/\s+/).length <= mostHeadingWords && /^\W*(?:\d|[A-Z]|article|section)/i.test(text) && !/\b(?:shall|will|may|is|are)\b/.test(text)
}

function lengthClass(text: string): number {
  return Math.min(6, Math.floor(Math.log2(1 + text.length / 25)))
}

function stemsOf(text: string): string[] {
  return splitWords(text.replace(leadingNumber, ""))
    .filter((word) => !emptyWords.has(word))
    .map((word) => (/^\d/.test(word) ? "#" : stem(word)))
}
