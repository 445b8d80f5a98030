import { ideasOf } from "../synonyms"

const sameIdea = 0.7
const sameRoot = 0.6
const misspelt = 0.8
const longEnough = 6

/** How near a wanted stem is to a set of stems: 1 the same, less for another spelling, meaning or ending, 0 not at all. */
export function closenessTo(wanted: string, stems: ReadonlySet<string>): number {
  if (stems.has(wanted)) return 1
  const ideas = ideasOf(wanted)
  let best = 0
  for (const candidate of stems) {
    if (isMisspelling(wanted, candidate)) return misspelt
    if (ideas.length > 0 && ideasOf(candidate).some((idea) => ideas.includes(idea))) best = Math.max(best, sameIdea)
    else if (sharesRoot(wanted, candidate)) best = Math.max(best, sameRoot)
  }
  return best
}

function sharesRoot(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5) return false
  const shared = sharedStart(a, b)
  return shared >= 5 || shared >= 0.75 * Math.min(a.length, b.length)
}

/** One letter changed, left out or put in, not the first. */
function isMisspelling(a: string, b: string): boolean {
  if (a.length < longEnough || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  const start = sharedStart(a, b)
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 1
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
