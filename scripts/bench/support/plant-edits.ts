import { mediaTypes } from "@/lib/documents/media-type"
import { readDocument } from "@/lib/documents/extraction/read-document"
import { defaultLimits } from "@/lib/documents/extraction/extraction-limits"
import { buildDocx, paragraph } from "@/tests/fixtures/documents/build-docx"

export type Passage = { start: number; end: number }
export type Planted = { kind: string; text: string; pages: Passage[] | null }

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
  planted.push({ kind: "renumbered", text: `1. ${inserted}${text.replace(/^(\s*)(\d{1,2})(\.\s+(?=["“A-Z]))/gm, (_all, blank: string, number: string, rest: string) => `${blank}${Number(number) + 1}${rest}`)}`, pages: null })
  planted.push({ kind: "reflowed to 72 columns", text: text.split(/\n\s*\n/).map((block) => wrap(block, 72)).join("\n\n"), pages: null })
  planted.push({ kind: "paragraphs on one line", text: text.split(/\n\s*\n/).map((block) => block.replace(/\s+/g, " ").trim()).join("\n\n"), pages: null })
  planted.push({ kind: "everything on one line", text: text.replace(/\s+/g, " "), pages: null })
  planted.push({ kind: "hyphenated", text: text.replace(/\b([a-z]{4})([a-z]{4,})\b/g, (all, one: string, other: string) => (random() < 0.05 ? `${one}-\n${other}` : all)), pages: null })
  planted.push({ kind: "other quotes and ligatures", text: text.replaceAll('"', "”").replaceAll("'", "’").replaceAll("fi", "ﬁ").replaceAll("fl", "ﬂ"), pages: null })
  planted.push(repaginate(text))
  const docx = await readDocument({ bytes: buildDocx(text.split(/\n/).map((line) => paragraph(line.replace(/[^\x20-\uffff]/g, " "))).join("")), mediaType: mediaTypes.docx, fileName: "contract.docx" }, defaultLimits)
  if (docx.ok) planted.push({ kind: "read from a DOCX", text: docx.extraction.text, pages: docx.extraction.pages })
  return planted
}

/** Every 3,000 characters, at a blank, a running footer, a page number and a running header come in between. */
function repaginate(text: string): Planted {
  const parts: string[] = []
  let at = 0
  for (let page = 1; at < text.length; page++) {
    const cut = text.indexOf(" ", at + 3_000)
    const end = cut < 0 ? text.length : cut
    parts.push(`${text.slice(at, end)}\n\nConfidential – Execution Version\n${page}\n\fMaster Agreement of the Parties\n`)
    at = end + 1
  }
  return { kind: "new pages with header, footer and number", text: parts.join(""), pages: null }
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

function wrap(block: string, width: number): string {
  const lines = [""]
  for (const word of block.split(/\s+/).filter(Boolean)) {
    const last = lines.length - 1
    if ((lines[last] ?? "").length + word.length >= width) lines.push(word)
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word
  }
  return lines.join("\n")
}
