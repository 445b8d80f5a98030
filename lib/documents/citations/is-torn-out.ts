import { countNegations, listRoles, roleOf } from "./critical-words"
import { listWords } from "./list-words"

/** A quote as a sentence gives it, and where it was found in a text: characters [start, end). */
export type Quotation = { sentence: string; quote: string; window: string; start: number; end: number }

const margin = 400
const denial = /\b(?:not|no|never|neither|nor|cannot|\p{L}+n['’]t)\s+(?:\p{L}+\s+)?$/iu
const openDenial = /\b(?:or not|not only|if not)\s+(?:\p{L}+\s+)?$/iu
const denies = /\b(?:prohibit|forbid|forbidden|exclud|refus|void|lack|fail|bar(?:s|red)?\b|prevent|waive|disclaim|free from)/i
const sentenceEnd = /[.;:!?]["'”’)\]]*\s|\n\s*\n/

/** Whether a quote stands in its source under a "not" that the sentence leaves out, or speaks there of another party than the sentence does. */
export function isTornOut(quotation: Quotation): boolean {
  const { sentence, quote, window, start } = quotation
  const before = window.slice(Math.max(0, start - margin), start).split(sentenceEnd).at(-1) ?? ""
  const at = sentence.indexOf(quote)
  const beside = `${sentence.slice(0, at)} ${sentence.slice(at + quote.length)}`
  if (denial.test(before) && !openDenial.test(before) && countNegations(beside) === 0 && !denies.test(beside)) return true
  return speaksOfAnother(quotation, { before, said: sentence.slice(0, at), beside })
}

/** The party that leads into the quote in the source is not the one of the sentence, which the source knows and does not name there. */
function speaksOfAnother({ quote, window, end }: Quotation, { before, said, beside }: { before: string; said: string; beside: string }): boolean {
  const known = new Set(listRoles(window))
  const stated = listRoles(beside).filter((role) => known.has(role))
  const subject = listRoles(before).at(-1)
  const after = window.slice(end, end + margin).split(sentenceEnd)[0] ?? ""
  const there = new Set([...listRoles(before), ...listRoles(quote), ...listRoles(after)])
  if (subject !== undefined && stated.length > 0 && !stated.some((role) => there.has(role))) return true
  const [own, original] = [subjectAtEnd(said, window), subjectAtEnd(before, window)]
  return own !== null && original !== null && own !== original && window.toLowerCase().includes(own)
}

/** The party or name a text ends with, in lower case. */
function subjectAtEnd(text: string, around: string): string | null {
  const last = listWords(text.replace(/["“„«\s]+$/, ""), around).at(-1)
  if (last === undefined || !/[\p{L}\d]["“„«\s]*$/u.test(text)) return null
  return roleOf(last.text) ?? (last.isName ? last.text : null)
}
