import type { Atom } from "./list-atoms"

export type PartitionLimits = {
  minWords: number
  maxWords: number
  /** Also separates sections that would fit into one stretch, where both sides are large enough. */
  shouldSeparateSections: boolean
}

const sectionRank = 3
const shortStep = 50

/**
 * Groups neighbouring atoms into stretches of minWords to maxWords. A text too long for one stretch is divided at its best
 * place (highest section, then paragraph, then sentence; equal places by hash), and each side again: where a place is depends on
 * the words there and not on how many came before, so an edit moves only the stretches next to it. Places are taken only where
 * the sides can still be divided with the fewest stretches below the minimum.
 */
export function partitionAtoms(atoms: readonly Atom[], limits: PartitionLimits): Atom[][] {
  const pending: { from: number; to: number }[] = [{ from: 0, to: atoms.length }]
  const groups: Atom[][] = []
  for (let span = pending.pop(); span !== undefined; span = pending.pop()) {
    if (span.from >= span.to) continue
    const cut = findCut(atoms, { ...span, limits })
    if (cut === null) groups.push(atoms.slice(span.from, span.to))
    else pending.push({ from: cut, to: span.to }, { from: span.from, to: cut })
  }
  return groups
}

type Span = { from: number; to: number; limits: PartitionLimits }

function findCut(atoms: readonly Atom[], span: Span): number | null {
  const fits = sumWords(atoms, span) <= span.limits.maxWords
  if (fits && !span.limits.shouldSeparateSections) return null
  const forward = costsFromStart(atoms, span)
  const backward = costsToEnd(atoms, span)
  const least = fits ? 0 : (forward[span.to - span.from] ?? 0)
  let best: number | null = null
  for (let index = span.from + 1; index < span.to; index++) {
    if ((forward[index - span.from] ?? 0) + (backward[index - span.from] ?? 0) > least) continue
    if (fits && (atoms[index]?.rank ?? 0) < sectionRank) continue
    if (best === null || isBetter(atoms, { candidate: index, best, middle: (span.from + span.to) / 2 })) best = index
  }
  return best
}

/** Among places that begin alike, as in a text that repeats itself, the middle one keeps the division even. */
function isBetter(atoms: readonly Atom[], places: { candidate: number; best: number; middle: number }): boolean {
  const candidate = atoms[places.candidate]
  const best = atoms[places.best]
  if (candidate === undefined || best === undefined) return false
  if (candidate.rank !== best.rank) return candidate.rank > best.rank
  if (candidate.anchor !== best.anchor) return candidate.anchor > best.anchor
  return Math.abs(places.candidate - places.middle) < Math.abs(places.best - places.middle)
}

function sumWords(atoms: readonly Atom[], span: Span): number {
  let words = 0
  for (let index = span.from; index < span.to; index++) words += atoms[index]?.words ?? 0
  return words
}

/** How far below the minimum a stretch is, in steps; 0 when it is long enough. */
function shortage(words: number, limits: PartitionLimits): number {
  return words >= limits.minWords ? 0 : Math.ceil((limits.minWords - words) / shortStep)
}

/** Least shortage of the first n atoms of the span when divided into stretches, for every n. */
function costsFromStart(atoms: readonly Atom[], span: Span): number[] {
  const costs = [0]
  for (let end = span.from + 1; end <= span.to; end++) {
    let words = 0
    let best = Number.POSITIVE_INFINITY
    for (let start = end - 1; start >= span.from; start--) {
      words += atoms[start]?.words ?? 0
      if (words > span.limits.maxWords && start < end - 1) break
      best = Math.min(best, (costs[start - span.from] ?? 0) + shortage(words, span.limits))
    }
    costs.push(best)
  }
  return costs
}

/** The same for the atoms after the first n. */
function costsToEnd(atoms: readonly Atom[], span: Span): number[] {
  const costs = Array.from({ length: span.to - span.from + 1 }, () => 0)
  for (let start = span.to - 1; start >= span.from; start--) {
    let words = 0
    let best = Number.POSITIVE_INFINITY
    for (let end = start + 1; end <= span.to; end++) {
      words += atoms[end - 1]?.words ?? 0
      if (words > span.limits.maxWords && end > start + 1) break
      best = Math.min(best, (costs[end - span.from] ?? 0) + shortage(words, span.limits))
    }
    costs[start - span.from] = best
  }
  return costs
}
