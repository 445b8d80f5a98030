import { clauseTypeAsked } from "../answering/clause-questions"

/** What a question wants done: looked up in the documents, unless it plainly asks for one of the other things. */
export type Wish =
  | { kind: "status"; requestId: string }
  /** `question` is what is asked beside the note. */
  | { kind: "note"; question: string; documentName: string; text: string }
  | { kind: "clauses"; documentName: string; clauseType: string | null }
  | { kind: "answer" }

const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i
const statusWish = /\b(?:status|state|progress|how far|finished|done|ready)\b/i
const noteWish = /\b(?:please |and |then |also )*(?:add|create|leave|write|make|put|propose|attach)\b[^.?!]{0,40}?\bnote\b(.*)$/is
const clauseWish = /\b(?:list|show|give me|which|what are)\b.{0,80}?\bclauses\b(.*)$/is
const quoted = /["“”„]([^"“”„]{1,2000})["“”„]/
const named = /\b(?:to|on|for|in|of|from|about)\s+(?:the\s+|my\s+|our\s+)?(.+)$/is
const forReviewer = /\s+(?:for|to) (?:the |its |our |a )?reviewers?\b/gi
const pronoun = /^(?:it|this|that|them|these|those|there)$/i
const opensText = /\s*:\s+|\s+(?:saying|which says|that says|with the text|stating)\s+(?:that\s+)?/i

export function readWish(question: string): Wish {
  const requestId = uuid.exec(question)?.[0]
  if (requestId && statusWish.test(question)) return { kind: "status", requestId }
  const note = noteWish.exec(question)
  if (note) return { kind: "note", question: question.slice(0, note.index).trim(), ...noteOf((note[1] ?? "").replace(forReviewer, "")) }
  const clauses = clauseWish.exec(question)
  if (clauses) return { kind: "clauses", documentName: nameIn(clauses[1] ?? ""), clauseType: clauseTypeAsked(question) }
  return { kind: "answer" }
}

/** The text stands in quotation marks, behind a colon or behind "saying"; the document behind "to" or "on". */
function noteOf(rest: string): { documentName: string; text: string } {
  const inMarks = quoted.exec(rest)
  if (inMarks) return { documentName: nameIn(rest.replace(inMarks[0], " ").split(opensText)[0] ?? ""), text: inMarks[1]?.trim() ?? "" }
  const [place = "", ...texts] = rest.split(opensText)
  return { documentName: nameIn(place), text: texts.join(": ").trim() }
}

function nameIn(rest: string): string {
  const name = (named.exec(rest)?.[1] ?? "").replace(/\s+/g, " ").replace(/[\s.,;:?!]+$/, "").trim()
  return pronoun.test(name) ? "" : name
}
