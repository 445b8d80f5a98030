import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"

const leastWords = 4

/**
 * Properties of a file, such as its title, that say something the document does not: at least four longer words, most of which
 * stand nowhere in its text. A usual title repeats the document or is a file name.
 */
export function listHiddenProperties(properties: Readonly<Record<string, unknown>>, text: string): HiddenText[] {
  const visible = new Set(wordsOf(text))
  return Object.entries(properties).flatMap(([name, value]) => {
    if (typeof value !== "string") return []
    const words = wordsOf(value)
    const isForeign = words.length >= leastWords && words.filter((word) => visible.has(word)).length < words.length / 2
    return isForeign ? [{ page: null, text: cleanText(value).replace(/\s+/g, " ").trim().slice(0, 4_000), reason: `In the properties of the file (${name})` }] : []
  })
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
}
