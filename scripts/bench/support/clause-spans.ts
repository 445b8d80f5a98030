import { createHash } from "node:crypto"

type Place = { start: number; end: number; text: string }

/** Names and dates stand in many places of a contract, and any of them is right. */
export const namedByText: ReadonlySet<string> = new Set(["Document Name", "Parties", "Agreement Date", "Effective Date"])

/** Which half a contract belongs to: clauses are learned from the first and checked on the second. */
export function clauseHalfOf(id: string): number {
  return (createHash("sha256").update(id).digest()[2] ?? 0) % 2
}

/** Whether a find is what the lawyers marked: half of the shorter one is shared; a name or a date is the same words, wherever it stands. */
export function isSameClause(type: string, found: Place, span: Place): boolean {
  return namedByText.has(type) ? sameWords(found.text, span.text) : isInsideSpan(found, span)
}

export function isInsideSpan(found: Place, span: Place): boolean {
  return Math.max(0, Math.min(found.end, span.end) - Math.max(found.start, span.start)) >= 0.5 * Math.max(1, Math.min(found.end - found.start, span.end - span.start))
}

function sameWords(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim())
  return one !== undefined && other !== undefined && one !== "" && other !== "" && (one.includes(other) || other.includes(one))
}
