import { blankFurniture, type FurnitureInput } from "./citations/blank-furniture"
import { atBest, rankOf, type CitationMatch } from "./citations/citation-match"
import { leaveOut } from "./citations/leave-out"
import { locateIn } from "./citations/locate-in"

/**
 * Finds a quote in a text, also where a page number, a running header or a footer stands in the middle of it. A changed number,
 * negation or "shall" is never a near match.
 */
export function locateQuote(quote: string, text: string | FurnitureInput): CitationMatch {
  const input = typeof text === "string" ? { text } : text
  const plain = locateIn(quote, input.text)
  if (rankOf(plain) < 2) return plain
  const cleared = blankFurniture(input)
  if (!cleared) return plain
  const match = locateIn(quote, cleared.text)
  return rankOf(match) < rankOf(plain) ? leaveOut(atBest("normalised", match), cleared.blanked) : plain
}
