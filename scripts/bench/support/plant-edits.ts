import { mediaTypes } from "@/lib/documents/media-type"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { buildDocx, paragraph } from "@/tests/fixtures/documents/build-docx"
import { wrapLines } from "./wrap-lines"

export type Passage = { start: number; end: number }
/** `before`: the old version, where it is another than the contract as it is. */
export type Planted = { kind: string; text: string; pages: Passage[] | null; before?: { text: string; pages: Passage[] | null; passages: Passage[] } }

const parties = "Supplier|Customer|Buyer|Seller|Company|Distributor|Licensee|Licensor|Franchisee|Franchisor|Consultant|Agent|Contractor|Vendor|Client|Party|Parties|party|parties"

/** Edits within a passage that change what it says; those for which it has no place are left out. */
export function editsInside(text: string, { start, end }: Passage, random: () => number): Planted[] {
  const passage = text.slice(start, end)
  const planted: Planted[] = []
  const put = (kind: string, changed: string | null) => {
    if (changed !== null && changed !== passage) planted.push({ kind, text: text.slice(0, start) + changed + text.slice(end), pages: null })
  }
  put("number", replaceOne(passage, /\d+/g, (found) => String(Number(found) + 1 + Math.floor(random() * 8)), random))
  put("party", replaceOne(passage, new RegExp(`\\b(?:${parties})\\b`, "g"), (found) => (/^[Ss]uppl|Seller|Company|Licensor/.test(found) ? "Customer" : "Supplier"), random))
  put("negation", replaceOne(passage, /\b(?:shall|may|will|is|are|does|must)\b(?! not)/g, (found) => `${found} not`, random) ?? replaceOne(passage, / not\b/g, () => "", random))
  put("date", replaceOne(passage, /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g, (found) => (found === "June" ? "July" : "June"), random))
  put("word", replaceOne(passage, /\b[a-z]{4,}\b/g, () => "otherwise", random))
  put("word left out", replaceOne(passage, /(?<=\w) [a-z]{4,}\b/g, () => "", random))
  put("one digit", replaceOne(passage, /\d/g, (found) => String((Number(found) + 1 + Math.floor(random() * 8)) % 10), random))
  put("a number in words", replaceOne(passage, new RegExp(`\\b(?:${numberWords.join("|")})\\b`, "gi"), (found) => (found.toLowerCase() === "four" ? "seven" : "four"), random))
  put("shall, may, must", replaceOne(passage, /\b(?:shall|may|must|will|should)\b/g, (found) => (found === "may" ? "shall" : "may"), random))
  put("a denial taken away", replaceOne(passage, /\b(?:not|never|without|no|nor)\s+/g, () => "", random))
  put("two parties swapped", swapTwo(passage, random))
  put("currency", replaceOne(passage, /\$|€|£|\bUSD\b|\bEUR\b/g, (found) => (found === "$" ? "€" : "$"), random))
  put("day of a date", replaceOne(passage, /(?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December) )\d{1,2}\b/g, (found) => String((Number(found) % 28) + 1), random))
  put("year", replaceOne(passage, /\b(?:19|20)\d\d\b/g, (found) => String(Number(found) + 1), random))
  put("a reference", replaceOne(passage, /(?<=\b(?:Section|Article|Clause|Paragraph|Exhibit|Schedule)s? )(?:\d+(?:\.\d+)*|[A-Z]\b)/g, (found) => (/\d/.test(found) ? found.replace(/\d+$/, (last) => String(Number(last) + 2)) : found === "B" ? "D" : "B"), random))
  put("the number of the section", replaceOne(passage, /^\s*\(?\d{1,2}(?:\.\d{1,2})*(?=[.)\s]+["“A-Z])/g, (found) => found.replace(/\d+$/, (last) => String(Number(last) + 3)), random))
  put("a term that is defined no more", replaceOne(passage, /(?<=\b(?:the|a|any|such|this|either|each|other) )[A-Z](?=[a-z]{4,}\b(?! [A-Z]))/g, (found) => found.toLowerCase(), random))
  put("a range", replaceOne(passage, /(?<=\d)\s*[-–]\s*(?=\d)/g, () => "", random))
  put("per cent", replaceOne(passage, /\d\s*%|\bpercent\b/g, (found) => (found === "percent" ? "days" : found.replace("%", "")), random))
  put("a decimal point", replaceOne(passage, /(?<=\d)\.(?=\d)/g, () => "", random))
  put("and, or", replaceOne(passage, /\b(?:and|or)\b/g, (found) => (found === "and" ? "or" : "and"), random))
  put("all, any, each", replaceOne(passage, /\b(?:all|any|each|every|both|either)\b/g, (found) => (found === "any" ? "some" : "any"), random))
  put("before, after", replaceOne(passage, /\b(?:before|after|within|until|upon|prior|following|more|less|least|exceed)\b/g, (found) => (found === "after" ? "before" : "after"), random))
  put("an item of a list", replaceOne(passage, /,[^,;.\n]{4,60}(?=,)/g, () => "", random))
  put("a sentence put in", replaceOne(passage, /(?<=[a-z]{3})\. (?=[A-Z])/g, () => ". This applies only where the other party has agreed in advance. ", random))
  put("an exception put in", passage.replace(/([.;,]?)\s*$/, ", except where the law says otherwise$1"))
  put("a word of one letter's difference", replaceOne(passage, /\b(?:in|of|to|by|on|from)\b/g, (found) => (found === "to" ? "from" : "to"), random))
  const paragraphStart = Math.max(0, text.lastIndexOf("\n", start - 1) + 1)
  const paragraphEnd = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end)
  planted.push({ kind: "paragraph left out", text: text.slice(0, paragraphStart) + text.slice(paragraphEnd), pages: null })
  return planted
}

/** Changes of other places, and of the layout alone, under which every one of the passages still says what it said. */
export async function editsElsewhere(text: string, passages: Passage[], random: () => number): Promise<Planted[]> {
  const isFree = (from: number, to: number) => passages.every(({ start, end }) => to <= start - 1 || from >= end + 1)
  const planted: Planted[] = []
  const words = [...text.matchAll(/\b[a-z]{4,}\b/g)].filter(({ index, 0: word }) => isFree(sentenceStart(text, index), sentenceEnd(text, index + word.length)))
  const numbers = [...text.matchAll(/\d+/g)].filter(({ index, 0: word }) => isFree(sentenceStart(text, index), sentenceEnd(text, index + word.length)))
  for (const [kind, found, by] of [["a word elsewhere", words, "otherwise"], ["a number elsewhere", numbers, "77"]] as const) {
    const chosen = found[Math.floor(random() * found.length)]
    if (chosen) planted.push({ kind, text: text.slice(0, chosen.index) + by + text.slice(chosen.index + chosen[0].length), pages: null })
  }
  const near = passages.flatMap(({ end }) => words.filter(({ index }) => index > end && index < end + 800).slice(0, 1))[0]
  if (near) planted.push({ kind: "the next sentence", text: `${text.slice(0, near.index)}otherwise${text.slice(near.index + near[0].length)}`, pages: null })
  const breaks = [...text.matchAll(/\n\s*\n/g)].filter(({ index }) => isFree(index, index + 1))
  const inserted = "The parties record that this paragraph was put in later and that nothing else was changed by it.\n\n"
  const gap = breaks[Math.floor(random() * breaks.length)]
  if (gap) planted.push({ kind: "a paragraph put in", text: text.slice(0, gap.index + gap[0].length) + inserted + text.slice(gap.index + gap[0].length), pages: null })
  planted.push({ kind: "a paragraph put in before all", text: inserted + text, pages: null })
  planted.push({ kind: "a cover put in before all", text: `MASTER AGREEMENT\n\nbetween\n\nACME HOLDINGS INC.\n\nand\n\nGLOBEX CORPORATION\n\nDated as of 4 May 2021\n\n${text}`, pages: null })
  planted.push({ kind: "a table of contents put in", text: `TABLE OF CONTENTS\n\n${listHeadings(text).map((line, index) => `${line} ........ ${index + 2}`).join("\n")}\n\n${text}`, pages: null })
  const moved = breaks[Math.floor(random() * breaks.length)]
  const target = breaks[Math.floor(random() * breaks.length)]
  if (moved && target) planted.push({ kind: "a paragraph moved", text: moveParagraph(text, moved.index + moved[0].length, target.index + target[0].length), pages: null })
  planted.push({ kind: "renumbered", text: `1. ${inserted}${text.replace(/^(\s*)(\d{1,2})(\.\s+(?=["“A-Z]))/gm, (_all, blank: string, number: string, rest: string) => `${blank}${Number(number) + 1}${rest}`)}`, pages: null })
  planted.push({ kind: "reflowed to 72 columns", text: text.split(/\n\s*\n/).map((block) => wrapLines(block, 72)).join("\n\n"), pages: null })
  planted.push({ kind: "paragraphs on one line", text: text.split(/\n\s*\n/).map((block) => block.replace(/\s+/g, " ").trim()).join("\n\n"), pages: null })
  planted.push({ kind: "everything on one line", text: text.replace(/\s+/g, " "), pages: null })
  planted.push({ kind: "hyphenated", text: text.replace(/\b([a-z]{4})([a-z]{4,})\b/g, (all, one: string, other: string) => (random() < 0.05 ? `${one}-\n${other}` : all)), pages: null })
  planted.push({ kind: "other quotes and ligatures", text: text.replaceAll('"', "”").replaceAll("'", "’").replaceAll("fi", "ﬁ").replaceAll("fl", "ﬂ"), pages: null })
  planted.push(repaginate(text))
  const docx = await readDocument({ bytes: buildDocx(text.split(/\n/).map((line) => paragraph(line.replace(/[^\x20-\uffff]/g, " "))).join("")), mediaType: mediaTypes.docx, fileName: "contract.docx" }, defaultLimits)
  if (docx.ok) planted.push({ kind: "read from a DOCX", text: docx.extraction.text, pages: docx.extraction.pages })
  return planted
}

function listHeadings(text: string): string[] {
  return [...text.matchAll(/^[ \t]*((?:\d{1,2}\.|ARTICLE [IVX]+)[ \t]+[A-Z][A-Za-z ]{3,50})/gm)].map((match) => match[1] ?? "").slice(0, 40)
}

function moveParagraph(text: string, start: number, target: number): string {
  const gap = /\n\s*\n/.exec(text.slice(start))
  const end = gap ? start + gap.index + gap[0].length : text.length
  if (target >= start && target <= end) return text
  const own = `${text.slice(start, end).trim()}\n\n`
  return target < start ? text.slice(0, target) + own + text.slice(target, start) + text.slice(end) : text.slice(0, start) + text.slice(end, target) + own + text.slice(target)
}

/** Every 3,000 characters, at a blank, a running footer, a page number and a running header come in between. */
function repaginate(text: string): Planted {
  const parts: string[] = []
  let at = 0
  for (let page = 1; at < text.length; page++) {
    const cut = text.indexOf(" ", at + 3_000)
    const end = cut < 0 ? text.length : cut
    parts.push(`${text.slice(at, end)}\n\nConfidential – Execution Version\n${page}\n\n\nMaster Agreement of the Parties\n`)
    at = end + 1
  }
  return { kind: "new pages with header, footer and number", text: parts.join(""), pages: null }
}

/** A change of what a passage says in a version that is set otherwise as well. */
export function editsInOtherLayout(text: string, passage: Passage, { random, relay }: { random: () => number; relay: readonly { kind: string; lay: (text: string) => string }[] }): Planted[] {
  const edits = editsInside(text, passage, random).filter(({ kind }) => /^(?:one digit|negation|party|word left out|shall, may, must)$/.test(kind))
  return relay.flatMap(({ kind, lay }) => edits.map((edit) => ({ kind: `${edit.kind}, and ${kind}`, text: lay(edit.text), pages: null })))
}

const numberWords = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty", "forty-five", "sixty", "ninety"]

function swapTwo(passage: string, random: () => number): string | null {
  const all = [...passage.matchAll(new RegExp(`\\b(?:${parties})\\b`, "g"))]
  const first = all[Math.floor(random() * all.length)]
  const second = first && all.find((other) => other.index > first.index && other[0] !== first[0])
  if (!first || !second) return null
  return passage.slice(0, first.index) + second[0] + passage.slice(first.index + first[0].length, second.index) + first[0] + passage.slice(second.index + second[0].length)
}

function replaceOne(text: string, pattern: RegExp, by: (found: string) => string, random: () => number): string | null {
  const all = [...text.matchAll(pattern)]
  const chosen = all[Math.floor(random() * all.length)]
  return chosen ? text.slice(0, chosen.index) + by(chosen[0]) + text.slice(chosen.index + chosen[0].length) : null
}

function sentenceStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf(". ", at), text.lastIndexOf("\n\n", at), 0)
}

function sentenceEnd(text: string, at: number): number {
  const ends = [text.indexOf(". ", at), text.indexOf("\n\n", at)].filter((end) => end >= 0)
  return ends.length > 0 ? Math.min(...ends) : text.length
}
