import type { NormalisedText } from "./normalise-text"

/** Where a quote stands best in a text, in characters of the normalised text; score is 1 − edits ÷ length. */
export type Alignment = { start: number; end: number; score: number }

const bucketCharacters = 32
const leastSharedWords = 0.3

/** So many places are looked at: contracts say nearly the same of one party and of the other. */
const mostPlaces = 3
/** Where the best place is worse than this, no other is near. */
const leastToGoOn = 0.7

/**
 * Places for a quote that differs by single letters, the likeliest first: words that both have vote for a place, then the edit
 * distance is computed there with a free beginning and end. None when too few words are shared to look at all.
 */
export function* listAlignments(quote: string, text: NormalisedText): Generator<Alignment> {
  const seen = new Set<number>()
  for (const window of listWindows(quote, text.text)) {
    const aligned = alignInWindow(quote, text.text, window)
    if (!seen.has(aligned.end)) yield aligned
    seen.add(aligned.end)
    if (aligned.score < leastToGoOn) return
  }
}

function listWindows(quote: string, text: string): { from: number; to: number }[] {
  const places = indexWords(text)
  const votes = new Map<number, number>()
  let words = 0
  let shared = 0
  for (const match of quote.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
    words++
    const found = places.get(match[0])
    if (found === undefined) continue
    shared++
    const weight = match[0].length / found.length
    for (const place of found) {
      const bucket = Math.floor((place - match.index) / bucketCharacters)
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight)
    }
  }
  if (words === 0 || shared / words < leastSharedWords) return []
  const slack = Math.ceil(quote.length * 0.15) + bucketCharacters * 2
  return bestBuckets(votes).map((bucket) => ({ from: Math.max(0, bucket * bucketCharacters - slack), to: Math.min(text.length, (bucket + 1) * bucketCharacters + quote.length + slack) }))
}

/** Those with most votes, neighbours counted in, none beside another. */
function bestBuckets(votes: ReadonlyMap<number, number>): number[] {
  const sums = [...votes.keys()].map((bucket) => ({ bucket, sum: (votes.get(bucket - 1) ?? 0) + (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0) }))
  const best: number[] = []
  for (const { bucket } of sums.toSorted((a, b) => b.sum - a.sum)) {
    if (best.some((other) => Math.abs(other - bucket) <= 2)) continue
    best.push(bucket)
    if (best.length === mostPlaces) break
  }
  return best
}

function indexWords(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const match of text.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
    const known = places.get(match[0])
    if (known === undefined) places.set(match[0], [match.index])
    else known.push(match.index)
  }
  return places
}

/** Sellers' algorithm: rows are letters of the quote, columns letters of the window; each cell also remembers where its path began. */
function alignInWindow(quote: string, text: string, window: { from: number; to: number }): Alignment {
  const width = window.to - window.from
  let costs = new Uint16Array(width + 1)
  let begins = new Uint32Array(width + 1).map((_, column) => column)
  let nextCosts = new Uint16Array(width + 1)
  let nextBegins = new Uint32Array(width + 1)
  for (let row = 1; row <= quote.length; row++) {
    const letter = quote.charCodeAt(row - 1)
    nextCosts[0] = row
    nextBegins[0] = 0
    for (let column = 1; column <= width; column++) {
      const replaced = (costs[column - 1] ?? 0) + (text.charCodeAt(window.from + column - 1) === letter ? 0 : 1)
      const dropped = (costs[column] ?? 0) + 1
      const added = (nextCosts[column - 1] ?? 0) + 1
      const least = Math.min(replaced, dropped, added)
      nextCosts[column] = least
      nextBegins[column] = (least === replaced ? begins[column - 1] : least === dropped ? begins[column] : nextBegins[column - 1]) ?? 0
    }
    ;[costs, nextCosts] = [nextCosts, costs]
    ;[begins, nextBegins] = [nextBegins, begins]
  }
  let end = 0
  for (let column = 1; column <= width; column++) if ((costs[column] ?? 0) < (costs[end] ?? 0)) end = column
  return { start: window.from + (begins[end] ?? 0), end: window.from + end, score: Math.max(0, 1 - (costs[end] ?? 0) / Math.max(1, quote.length)) }
}
