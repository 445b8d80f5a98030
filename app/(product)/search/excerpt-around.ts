import { termPattern } from "./query-terms"

const longest = 480

/** The stretch of a passage with the most of the query's words, on word boundaries. */
export function excerptAround(text: string, query: string): string {
  if (text.length <= longest) return text
  const pattern = termPattern(query)
  const places = pattern ? [...text.matchAll(pattern)].map(({ index }) => index) : []
  let best = 0
  let most = 0
  for (const place of places) {
    const count = places.filter((other) => other >= place && other < place + longest - 80).length
    if (count <= most) continue
    most = count
    best = Math.max(0, place - 80)
  }
  const start = best === 0 ? 0 : text.indexOf(" ", best) + 1
  const end = Math.min(text.length, start + longest)
  const stop = end === text.length ? end : Math.max(text.lastIndexOf(" ", end), start)
  return `${start > 0 ? "… " : ""}${text.slice(start, stop).trim()}${stop < text.length ? " …" : ""}`
}
