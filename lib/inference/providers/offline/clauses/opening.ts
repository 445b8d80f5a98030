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
const calledName = /\b(?:referred to as|known as|called|designated as)\s+(?:the\s+)?["“”']+([^"“”()]{2,60}?)["“”']/gi
const partyWord = "[a-z]?[A-Z][\\w&.'’*/-]*"
const namedBody = new RegExp(
  `(?<=\\b(?:between|among|and|BETWEEN|AMONG|AND|by|BETWEEN:|AND:|between:|and:)\\s+|\\n\\s*(?:\\(?[a-z1-9][.)]\\s*)?)((?:(?:The|THE)\\s+)?${partyWord}(?:\\s+(?:(?:and|of|the|&|de|for)\\s+)?${partyWord}){0,6}),?\\s+(?=\\(\\s*(?:the|hereinafter|herein|hereafter|referred|called|as|each|an?|or|,|\\s)*\\s*["“”']|(?:an?|the)\\s+(?:[A-Z][a-z]+\\s+){0,2}(?:(?:state|public|private|non-?profit|not-for-profit|limited|general|national|professional)\\s+){0,3}(?:corporation|company|partnership|liability|banking|association|individual|organization|charity|society)\\b)`,
  "g",
)
const notParty = /(?:\b(?:agreement|date|contract|terms?|website|site|forms|services?|products?|system|content|software|practices|trials|works|order|attachments?|territory|program|project|closing|amendment|property|trademarks?|marks|business|exhibit|schedule|plan|act|sec)|^(?:OMA|MOU|JVA|MSA|SOW|LOI|event|team))$/i
const notName = /^(?:No\b|Non-|[A-Z]\.\s+The\b|(?:The\s+)?(?:Effective Date|Agreement|Company|Parties|Party|State|Commonwealth|Province|Republic|Delaware|Nevada|Article|Section|Exhibit|Schedule|Securities|Rule|Form)\b[^a-z]*$)|\b(?:Agreement|AGREEMENT|Act|Date|Securities and Exchange Commission)\b|^[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s+CO$|^\W*$|^.{0,1}$/
/** Words before the name of somebody who is told of and does not sign. */
const ofAnother = /\b(?:an?|the State of|subsidiar(?:y|ies) of|division of|affiliates? of|member of|laws of(?: the)?|Near|located at|behalf of|c\/o|Source:|branch of|owned by|shareholders? of|behalf of(?: the)?)\s+$/i
const betweenParties = /\b(?:between|among|by and|parties|entered into|made by|party of the first|party a)\b|\bB\s?E\s?T\s?W\s?E\s?E\s?N\b/gi
const endOfPreamble = /\b(?:whereas|recitals?\b\s*:?\s*\n|background\s*\n|w\s?i\s?t\s?n\s?e\s?s\s?s\s?e\s?t\s?h|now,? therefore|table of contents|in consideration of|agree as follows)|\n\s*(?:1\.|article\s+[1i]\b|section 1\b|definitions|purpose)/i
/** Within so many characters of the opening words the first name stands. */
const nearestName = 400
const effectiveAfter = /^[^.;]{0,60}["“]\s*(?:the )?effective date|^[^.;]{0,40}\beffective date\b/i
const shortestPreamble = 40
const longestPreamble = 3_000

const openingWords = /\b(?:by and (?:between|among)|made and entered|entered into (?:as of|on|this|by|between|effective)|(?:is|are|was) made (?:as of|on|this|by|between|among|effective|in)\b|is (?:between|dated)|agreement,? (?:is )?(?:dated|effective) (?:as of|this|for)|the following (?:two )?parties|made effective|party a:|B\s?E\s?T\s?W\s?E\s?E\s?N\b(?=:?\s*\n)|made in (?:duplicate|two)|this (?:[\w,&-]+ ){0,6}(?:agreement|contract|amendment|lease)\b[^.]{0,80}\bbetween)\b/i
const openingCharacters = 4_000

/** Whether a text begins as a contract does: who makes it with whom, and when. */
export function isOpening(text: string): boolean {
  return openingWords.test(text.slice(0, openingCharacters))
}

function clause(type: string, from: { start: number }, match: { index: number; text: string }, confidence: number): FoundClause {
  return { type, quote: match.text, answer: match.text.replace(/\s+/g, " "), confidence, start: from.start + match.index }
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
  return best ? [clause("Document Name", { start: 0 }, best, found ? 0.85 : 0.7)] : []
}

/** Names and short names in the stretch that says who makes the contract: from the words that open it to the recitals or the first section. */
export function findParties(text: string): FoundClause[] {
  const opening = text.slice(0, openingCharacters)
  const first = [...opening.matchAll(betweenParties)].find(({ index }) => listNames(opening.slice(index, index + nearestName)).length > 0)
  if (!first) return []
  const block = opening.slice(first.index, first.index + longestPreamble)
  const end = block.slice(shortestPreamble).search(endOfPreamble)
  const whole = { text: end < 0 ? block : block.slice(0, shortestPreamble + end), start: first.index }
  const names = listNames(whole.text).map((match) => clause("Parties", whole, match, 0.9))
  const short = [...whole.text.matchAll(shortName), ...whole.text.matchAll(calledName)].flatMap((match) => {
    const name = match[1]?.trim().replace(/[.,]$/, "") ?? ""
    return name && !notParty.test(name) ? [clause("Parties", whole, { index: match.index + match[0].indexOf(name), text: name }, 0.85)] : []
  })
  const seen = new Set<string>()
  return [...names, ...short]
    .toSorted((a, b) => a.start - b.start)
    .filter((entry) => !seen.has(entry.quote.toLowerCase()) && seen.add(entry.quote.toLowerCase()))
    .slice(0, 14)
}

/** Companies by their legal form, and whoever stands before a short name in brackets or before what kind of body it is. */
function listNames(text: string): { index: number; text: string }[] {
  const found = [...text.matchAll(companyName), ...text.matchAll(namedBody)].flatMap((match) => {
    const name = (match[1] ?? match[0]).trim().replace(/^(?:And|AND|Between|BETWEEN|By|BY|Among|AMONG|Whereas|This|THIS|AGREEMENT)\s+/, "")
    const index = match.index + match[0].indexOf(name)
    return notName.test(name) || ofAnother.test(text.slice(Math.max(0, index - 60), index)) ? [] : [{ index, text: name }]
  })
  return found.filter((name, at) => !found.some((other, otherAt) => otherAt !== at && other.index <= name.index && other.index + other.text.length >= name.index + name.text.length && (other.text.length > name.text.length || otherAt < at)))
}

const madeThen = /\b(?:dated|made|entered|executed|as of|effective|signed|this)\b[^.;]{0,50}$/i
const filedThen = /\b(?:Source:|10-[KQ]|8-K|F-\d|S-\d|filed|expir\w*|until|through|ending|amended|previous|prior|original(?:ly)?|certain|between \d|terminat\w*|are parties to)\b[^\n]{0,60}$/i
const closeToDate = 90

/** The date of the contract, and the date from which it has force where the opening says so. */
export function findDates(text: string): FoundClause[] {
  const opening = { text: text.slice(0, openingCharacters), start: 0 }
  const dates = [...opening.text.matchAll(new RegExp(datePattern.source, "gi"))].map((match) => ({
    index: match.index,
    text: match[0],
    before: opening.text.slice(Math.max(0, match.index - closeToDate), match.index),
    after: opening.text.slice(match.index + match[0].length, match.index + match[0].length + closeToDate),
  }))
  const told = dates.filter(({ before }) => !filedThen.test(before))
  const made = told.find(({ before }) => madeThen.test(before))
  const effective = told.find(({ before, after }) => /\beffective\b[^.;]{0,60}$/i.test(before) || effectiveAfter.test(after))
  return [
    ...(made ? [clause("Agreement Date", opening, made, 0.87)] : []),
    ...(effective ? [clause("Effective Date", opening, effective, 0.92)] : []),
  ]
}

/** Whether a sentence of any place gives the date from which something has force. */
export function namesEffectiveDate(sentence: string): boolean {
  const date = datePattern.exec(sentence)
  if (!date) return false
  const [before, after] = [sentence.slice(Math.max(0, date.index - 160), date.index), sentence.slice(date.index + date[0].length, date.index + date[0].length + 120)]
  return /\beffective\b/i.test(before) || /^[^.]{0,60}["“]?(?:the )?["“]?Effective Date/i.test(after)
}
