import type { Extraction } from "./extraction/extraction-types"

const longestTitle = 120
const searchedCharacters = 2_500
const searchedLines = 24
const furniture =
  /^(exhibits?\b|annex\b|appendix\b|schedule\b|attachment\b|ex[-. ]?\d|page\b|\d|[ivx]+$|\(|\*|[a-z]\. |confidential|draft|please |execution (copy|version)|privileged|final|source:|https?:|www\.|dated?\b|table of contents|filed|between|by and|and$|this |whereas|recitals?|witness|certain |\[|pursuant|portions|the following)/i
const kinds =
  /\b(agreement|contract|amendment|addendum|policy|report|plan|statement|memorandum|letter|licen[cs]e|lease|terms|conditions|guidelines?|handbook|manual|proposal|notice|invoice|certificate|deed|charter|bylaws|warrant|protocol|summary|procedure|specification|minutes|order|undertaking|guaranty|guarantee)\b/i
const smallWords = new Set(["&", "-", "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])

/** A title for lists: the heading a document opens with, else the name of its file without ending and separators. */
export function titleFromDocument(extraction: Pick<Extraction, "text" | "sections">, fileName: string): string {
  return titleFromText(extraction) ?? titleFromFileName(fileName)
}

function titleFromText(extraction: Pick<Extraction, "text" | "sections">): string | null {
  const lines = extraction.text.slice(0, searchedCharacters).split("\n").map((line) => leadOf(line.replace(/\s+/g, " ").trim())).filter((line) => line !== "").slice(0, searchedLines)
  const headings = new Set(extraction.sections.filter((section) => section.start < searchedCharacters && section.level <= 2).map((section) => section.heading))
  const candidates = lines.map((line, index) => ({ index, title: stripEdges(line), score: scoreLine(line, { index, isHeading: headings.has(line) }) })).filter((candidate) => candidate.score > 0)
  const best = candidates.reduce<(typeof candidates)[number] | null>((winner, candidate) => (winner === null || candidate.score > winner.score ? candidate : winner), null)
  return best === null ? null : tidyTitle(continueTitle(lines, best))
}

const prefix = /^(?:(?:exhibits?|annex|appendix)\s+[\w.()-]+\s+|\(translation\)\s*|execution (?:copy|version)\s+|english translation\s+)+(?=\S)/i
const openingWords = /^(?:this\s+)?((?:[\p{Lu}\d"][\p{L}\d.'’&/"-]*,?\s+|(?:of|and|for|to|the|in|on|a|an|&|-|–)\s+){0,10}?(?:agreement|contract|amendment|addendum|policy|licen[cs]e|lease|memorandum of understanding|terms and conditions|terms of service)s?)\b(?!\s+(?:and|of|for|to|agreement)\b)/iu

/** A line that runs from the title straight into the text gives the title alone. */
function leadOf(line: string): string {
  const bare = line.replace(prefix, "")
  if (bare.length <= longestTitle && !/\b(is|are|was|entered|made|dated)\b/i.test(bare)) return bare
  const lead = openingWords.exec(bare)?.[1]
  const isNamed = lead !== undefined && lead.split(" ").length > 1 && lead.split(" ").every((word) => smallWords.has(word.toLowerCase()) || !/^\p{Ll}/u.test(word))
  return isNamed ? lead : bare
}

function scoreLine(line: string, place: { index: number; isHeading: boolean }): number {
  const letters = line.replace(/[^\p{L}]/gu, "")
  if (letters.length < 4 || line.length > longestTitle || furniture.test(line) || /[;,:]$|\.{3}|_{3}|@/.test(line)) return 0
  const isCapitals = letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const isTitleCase = line.split(" ").every((word) => smallWords.has(word.toLowerCase()) || !/^\p{Ll}+$/u.test(word))
  const endsLikeProse = /[.!?]$/.test(line) && !/\b(Inc|Ltd|Corp|Co)\.$/.test(line)
  if (endsLikeProse || (!place.isHeading && !isCapitals && !isTitleCase)) return 0
  return (kinds.test(line) ? 4 : 0) + (place.isHeading ? 2 : 0) + (isCapitals ? 1 : 0) + (isTitleCase ? 1 : 0) + Math.max(0, 2 - place.index * 0.15) - (/\b(inc|ltd|llc|corp|l\.p|gmbh|corporation)\b/i.test(line) ? 2 : 0) - (/:|\bno\./i.test(line) ? 2 : 0)
}

/** A title broken over two lines in capitals is put together again. */
function continueTitle(lines: readonly string[], best: { index: number; title: string }): string {
  const before = lines[best.index - 1]
  const after = lines[best.index + 1]
  const isCapitals = (line: string | undefined): line is string => line !== undefined && /\p{Lu}{3}/u.test(line) && line === line.toUpperCase() && !furniture.test(line)
  if (!isCapitals(best.title)) return best.title
  if (/\b(AND|OF|FOR|THE|TO)$/.test(best.title) && isCapitals(after)) return `${best.title} ${after}`
  if (isCapitals(before) && /\b(AND|OF|FOR|THE|TO)$/.test(before)) return `${before} ${best.title}`
  const isHalf = /^(AGREEMENT|CONTRACT|AMENDMENT|AND|OF|FOR)\b/.test(best.title) && best.title.split(" ").length <= 2
  return isHalf && isCapitals(before) && !/\b(INC|LLC|LTD|CORP|L\.P|CO)\b/.test(before) && before.length + best.title.length < longestTitle ? `${before} ${best.title}` : best.title
}

function stripEdges(line: string): string {
  return line.replace(/^["“”'*\s]+|["“”'*\s]+$|\s+(?:by and )?between$/gi, "")
}

/** Capitals are set as a title, short ones such as "IT" stay. */
function tidyTitle(title: string): string {
  const letters = title.replace(/[^\p{L}]/gu, "")
  if (letters !== letters.toUpperCase() || !title.includes(" ")) return title.length > 24 || title !== title.toUpperCase() || letters.length < 6 ? title : capitalise(title)
  return title.split(" ").map((word, index) => (smallWords.has(word.toLowerCase()) ? (index === 0 ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase()) : word.split(/(?<=[-/])/).map(capitalise).join(""))).join(" ")
}

function capitalise(word: string): string {
  if (word.length < 3 || /[\d.&]/.test(word) || /^[^AEIOUY]+$/.test(word)) return word
  return word.replace(/\p{L}+/gu, (letters, offset: number) => (offset > 0 && letters.length === 1 ? letters.toLowerCase() : letters.charAt(0) + letters.slice(1).toLowerCase()))
}

function titleFromFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? ""
  const name = base.replace(/\.[a-z0-9]{1,8}$/i, "").replace(/[_+]+/g, " ").replace(/(?<=\p{L})-(?=\p{L})/gu, " ").replace(/\s+/g, " ").trim()
  if (name === "") return "Untitled document"
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`
}
