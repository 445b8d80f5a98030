import { listRoles } from "./critical-words"

/**
 * Whether a statement speaks of other parties than the passage that should bear it out, or of the same two the other way round.
 * `known` is the text whose parties count: what it does not name may be another word for one it does.
 */
export function swapParties(statement: string, { passage, known }: { passage: string; known: string }): boolean {
  const there = listRoles(passage)
  const named = new Set(listRoles(known))
  const stated = listRoles(statement).filter((role) => named.has(role))
  if (there.length === 0 || stated.length === 0) return false
  if (!stated.some((role) => there.includes(role))) return true
  const [first, second] = [...new Set(stated)]
  const order = [...new Set(there)]
  if (first === undefined || second === undefined || new Set(stated).size !== 2 || order.length !== 2) return false
  return order[0] === second && order[1] === first && isTurned(statement) === isTurned(passage)
}

/** "is paid by the Buyer", "receives from the Buyer": who acts comes last. */
function isTurned(text: string): boolean {
  return [...text.toLowerCase().matchAll(/\b(?:by|from)\s+(?:the\s+|each\s+|such\s+|any\s+)?(\p{L}+)/gu)].some((match) => listRoles(match[1] ?? "").length > 0)
}
