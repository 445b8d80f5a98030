export type DetectedHeading = { level: number; heading: string }

const maxHeadingWords = 14
const named = /^(article|chapter|part|schedule|exhibit|annex|appendix|attachment)\s+([ivxlcdm]+|\d+(\.\d+)*|[a-z])\b[.:)–—-]*/i
const sectionNumber = /^(?:section|clause|§)\s*(\d+(?:\.\d+)*)\b[.:)]?/i
const plainNumber = /^(\d{1,3}(?:\.\d{1,3}){0,3})[.)]?\s+(?=\S)/
const runIn = /^((?:section|clause|§)?\s*\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s+[“"']?\p{Lu}[^.:;\n]{1,70}?[”"']?)[.:]\s+(?=\S)/iu
const smallWords = new Set(["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "the", "to", "upon", "with", "without"])

/** Whether a paragraph of plain text is a heading or begins with one ("5.2 Term. This Agreement …"); null when neither. */
export function detectHeading(paragraph: string): DetectedHeading | null {
  const text = paragraph.replace(/^([\p{L}\d.()§]{1,12})\t/u, "$1 ")
  const words = text.split(/\s+/)
  const byRunIn = detectRunIn(text)
  if (byRunIn !== null) return byRunIn
  if (words.length > maxHeadingWords || text.length > 160) return null
  if (/[;,]$/.test(text) || /[_.]{4,}|\.\s?\.\s?\./.test(text) || text.includes("\t")) return null
  if (named.test(text) && !/[a-z]{3,}\.$/.test(text)) return { level: 1, heading: text }
  const section = sectionNumber.exec(text)
  if (section !== null) return isTitle(text.slice(section[0].length).trim()) ? { level: depthOf(section[1] ?? ""), heading: text } : null
  const number = plainNumber.exec(text)
  if (number !== null) return isTitle(text.slice(number[0].length).trim()) && text.length > number[0].length + 2 ? { level: depthOf(number[1] ?? ""), heading: text } : null
  return isCapitals(text) ? { level: 1, heading: text } : null
}

function detectRunIn(text: string): DetectedHeading | null {
  const found = runIn.exec(text.slice(0, 140))
  const heading = found?.[1]?.trim()
  if (heading === undefined) return null
  const number = /\d+(?:\.\d+)*/.exec(heading)
  const title = heading.slice((number?.index ?? 0) + (number?.[0].length ?? 0)).replace(/^[.)\s]+/, "")
  return isTitle(title) && title.split(/\s+/).length <= 9 ? { level: depthOf(number?.[0] ?? ""), heading } : null
}

function depthOf(number: string): number {
  const parts = number.split(".").filter((part) => part !== "" && part !== "0")
  return Math.min(6, Math.max(1, parts.length))
}

function isTitle(text: string): boolean {
  if (text === "") return true
  if (/[.;,]$/.test(text.replace(/\b(Inc|Ltd|Co|Corp)\.$/, ""))) return false
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const capital = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word) || smallWords.has(word.toLowerCase())).length
  return words.length > 0 && /^[^\p{L}]*\p{Lu}/u.test(words[0] ?? "") && capital === words.length
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "")
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() && text.split(/\s+/).length <= 10 && !/[.]$/.test(text)
}
