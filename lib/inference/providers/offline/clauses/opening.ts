import type { Sentence } from "../split-sentences"
import { datePattern } from "./answers"
import type { FoundClause } from "./extract-clauses"

const capitalWord = "(?:AGREEMENT|CONTRACT|LEASE|ADDENDUM|AMENDMENT|LICENSE|MEMORANDUM|UNDERSTANDING|DEED|TERMS AND CONDITIONS)"
const documentWord = "(?:Agreement|Contract|Lease|Addendum|Amendment|Licen[sc]e|Memorandum of Understanding|Terms and Conditions|Deed)"
const titleInCapitals = new RegExp(`(?:^|\\n|\\s{2,}|[\\d)]\\.?\\s+)((?:[A-Z#&–-][A-Z0-9&,/.'’()#-]*\\s+){0,9}?${capitalWord})(?=[\\s.,:(]|$)`)
const titleInWords = new RegExp(`\\bTh(?:is|e)\\s+((?:[A-Z][\\w&'’/-]*\\s+|and\\s+|of\\s+|for\\s+){0,8}${documentWord})\\b`)

const titleLine = new RegExp(`^\\s*(?:Exhibit[^\\n]*\\n+\\s*)?((?:[A-Z][^\\n.:;]{0,80}\\s)?${documentWord}(?: (?:of|on|for) [^\\n.:;]{3,60})?)\\s*(?:\\n|$)`)

const suffix =
  "(?:Inc|INC|Incorporated|LLC|L\\.L\\.C|LLP|Ltd|LTD|Limited|LIMITED|Corporation|CORPORATION|Corp|CORP|Company|COMPANY|Co|CO|GmbH|GMBH|AG|S\\.A|SA|N\\.V|B\\.V|BV|LP|L\\.P|PLC|plc|Trust|TRUST|Bank|BANK|University|S\\.p\\.A|SAS|Pty|Association|Foundation|Partners|Partnership|Institute)"
const companyName = new RegExp(`(?<![\\w.])(?:[A-Z][\\w&.'’*/-]*\\s+(?:(?:and|of|the|&|de|for)\\s+)?){0,7}?[A-Z][\\w&.'’*/-]*,?\\s+\\(?${suffix}\\b\\.?\\)?(?:,?\\s+(?:Ltd|LTD|Inc|INC|LLC|Limited|Co|L\\.P|S\\.A)\\b\\.?)?`, "g")
const shortName = /\(\s*(?:hereinafter|herein|hereafter|collectively|individually|together|the|each|referred to|called|as|,|or|and|a|\s)*\s*["“”']+\s*([^"“”()]{2,60}?)\s*,?["“”']+[^()]{0,60}\)/g
const betweenParties = /\b(?:between|among|by and|parties|entered into|made by|party of the first)\b/i

const openingWords = /\b(?:by and (?:between|among)|made and entered|entered into (?:as of|on|this|by|between|effective)|(?:is|are|was) made\b|is (?:between|dated)|dated (?:as of|this)|the following (?:two )?parties|made effective|(?:agreement|contract|amendment|lease)\b[^.]{0,80}\bbetween)\b/i
const openingCharacters = 4_000

/** Whether a text begins as a contract does: who makes it with whom, and when. */
export function isOpening(text: string): boolean {
  return openingWords.test(text.slice(0, openingCharacters))
}

function clause(type: string, sentence: Sentence, match: { index: number; text: string }, confidence: number): FoundClause {
  return { type, quote: match.text, answer: match.text.replace(/\s+/g, " "), confidence, start: sentence.start + match.index }
}

/** The title the contract gives itself: capitals at the top, else "This … Agreement". */
export function findTitle(text: string): FoundClause[] {
  const top = text.slice(0, 1_500)
  const inCapitals = titleInCapitals.exec(top)
  const found = inCapitals?.[1] ? { index: inCapitals.index + inCapitals[0].lastIndexOf(inCapitals[1]), text: inCapitals[1] } : null
  const inWords = titleInWords.exec(text.slice(0, openingCharacters))
  const named = inWords?.[1] && inWords[1].includes(" ") ? { index: inWords.index + inWords[0].indexOf(inWords[1]), text: inWords[1] } : null
  const line = titleLine.exec(top)
  const firstLine = line?.[1] ? { index: line.index + line[0].indexOf(line[1]), text: line[1] } : null
  const best = found && found.text.length > 8 ? found : (firstLine ?? named)
  return best ? [clause("Document Name", { text, start: 0, end: 0 }, best, found ? 0.85 : 0.7)] : []
}

/** Names and short names in the sentences that say who makes the contract. */
export function findParties(sentences: Sentence[]): FoundClause[] {
  const opening = sentences.filter((sentence) => sentence.start < openingCharacters)
  const first = opening.findIndex((sentence) => betweenParties.test(sentence.text) && new RegExp(companyName.source).test(sentence.text))
  if (first === -1) return []
  const found: FoundClause[] = []
  for (const sentence of opening.slice(first, first + 3)) {
    if (/^\W*(?:whereas|recital|background|witnesseth|now,? therefore|1\.|purpose|definitions)/i.test(sentence.text)) break
    for (const match of sentence.text.matchAll(companyName))
      if (!/\b(?:an?|the State of)\s+$/i.test(sentence.text.slice(0, match.index))) found.push(clause("Parties", sentence, { index: match.index, text: match[0].trim() }, 0.75))
    for (const match of sentence.text.matchAll(shortName)) {
      const name = match[1]?.trim()
      if (name && !/(?:\b(?:agreement|date|contract|terms?|website|site|forms|services|products?))$/i.test(name))
        found.push(clause("Parties", sentence, { index: match.index + match[0].indexOf(name), text: name }, 0.7))
    }
  }
  const seen = new Set<string>()
  return found.filter((entry) => !seen.has(entry.quote.toLowerCase()) && seen.add(entry.quote.toLowerCase())).slice(0, 10)
}

/** The date of the contract, and the date from which it has force. */
export function findDates(sentences: Sentence[]): FoundClause[] {
  const found: FoundClause[] = []
  for (const sentence of sentences) {
    const date = datePattern.exec(sentence.text)
    const isEarly = sentence.start < openingCharacters
    const before = date ? sentence.text.slice(Math.max(0, date.index - 160), date.index) : ""
    const after = date ? sentence.text.slice(date.index + date[0].length, date.index + date[0].length + 120) : ""
    if (date && isEarly && /\b(?:dated|made|entered|executed|as of|effective|this|agreement|date)\b/i.test(before) && !found.some((entry) => entry.type === "Agreement Date"))
      found.push(clause("Agreement Date", sentence, { index: date.index, text: date[0] }, /\b(?:made|entered|dated|as of)\b/i.test(before) ? 0.85 : 0.7))
    if (date && (/\beffective\b/i.test(before) || /^[^.]{0,60}["“]?(?:the )?["“]?Effective Date/i.test(after)) && !found.some((entry) => entry.type === "Effective Date"))
      found.push(clause("Effective Date", sentence, { index: date.index, text: date[0] }, 0.75))
  }
  if (!found.some((entry) => entry.type === "Agreement Date")) {
    const top = sentences.find((sentence) => sentence.start < 2_500 && datePattern.test(sentence.text))
    const date = top && datePattern.exec(top.text)
    if (top && date) found.push(clause("Agreement Date", top, { index: date.index, text: date[0] }, 0.55))
  }
  if (!found.some((entry) => entry.type === "Effective Date")) {
    const rule = sentences.find((sentence) => /\b(?:agreement|contract|term)\b[^.]{0,60}\b(?:shall|will|is|become)\b[^.]{0,40}\b(?:effective|commence|take effect)\b[^.]{0,40}\b(?:on|upon|as of|when|from)\b/i.test(sentence.text) && sentence.text.length < 600)
    if (rule) found.push({ type: "Effective Date", quote: rule.text, answer: null, confidence: 0.5, start: rule.start })
  }
  return found
}
