import { alignWords } from "./align-words"
import type { VersionWords } from "./version-words"

export type AlignedWords = { /** The place of every old word in the new version; -1 for words that are gone. */ places: Int32Array; /** The other way round. */ origins: Int32Array }

/** Gaps that are further apart than so many words have nothing to do with each other. */
const widestSlide = 40

/**
 * Where each word stands in the other version. What is said is aligned first and the words of the layout after that, between it, so
 * that a running line never takes the place of a word that is the same.
 */
export function* alignVersions(before: VersionWords, after: VersionWords): Generator<void, AlignedWords> {
  const [said, saidNow] = [listSaid(before), listSaid(after)]
  const found = yield* alignWords(before.ids.filter((_, word) => before.isLayout[word] !== 1), after.ids.filter((_, word) => after.isLayout[word] !== 1))
  const places = new Int32Array(before.ids.length).fill(-1)
  found.forEach((place, index) => {
    if (place >= 0) places[said[index] ?? 0] = saidNow[place] ?? -1
  })
  yield
  for (const gap of listGaps(places, after.ids.length)) yield* alignAcross(gap, { before, after, places })
  slideTogether(listGaps(places, after.ids.length), { before, after, places })
  yield
  const origins = new Int32Array(after.ids.length).fill(-1)
  places.forEach((place, word) => {
    if (place >= 0) origins[place] = word
  })
  return { places, origins }
}

type Gap = { oldStart: number; oldEnd: number; newStart: number; newEnd: number }
type Sides = { before: VersionWords; after: VersionWords; places: Int32Array }

/** The stretches between words that are aligned, where at least one side has words. */
export function listGaps(places: Int32Array, newCount: number): Gap[] {
  const gaps: Gap[] = []
  let [oldStart, newStart] = [0, 0]
  for (let word = 0; word <= places.length; word++) {
    const place = word === places.length ? newCount : (places[word] ?? -1)
    if (place < 0) continue
    if (word > oldStart || place > newStart) gaps.push({ oldStart, oldEnd: word, newStart, newEnd: place })
    oldStart = word + 1
    newStart = place + 1
  }
  return gaps
}

/** What is layout in one version only: a number of a paragraph that stands in the middle of a line in the other. */
function* alignAcross({ oldStart, oldEnd, newStart, newEnd }: Gap, { before, after, places }: Sides): Generator<void, void> {
  if (oldEnd === oldStart || newEnd === newStart) return
  const [old, now] = [range(oldStart, oldEnd), range(newStart, newEnd)]
  for (const layout of [1, 0]) {
    const own = old.filter((word) => before.isLayout[word] === layout)
    const other = now.filter((word) => after.isLayout[word] !== layout)
    if (own.length === 0 || other.length === 0) continue
    const found = yield* alignWords(Int32Array.from(own, (word) => before.ids[word] ?? 0), Int32Array.from(other, (word) => after.ids[word] ?? 0))
    const pairs = [...found].flatMap((place, index) => (place < 0 ? [] : [[own[index] ?? 0, other[place] ?? 0] as const]))
    for (const [word, place] of pairs) places[word] = place
    if (pairs.length > 0) return
  }
}

/** A word that went at one place and one that came nearby, with the very same words from there to there, never moved. */
function slideTogether(gaps: readonly Gap[], { before, after, places }: Sides): void {
  for (const [index, gap] of gaps.entries()) {
    const next = gaps[index + 1]
    if (!next || next.oldStart - gap.oldEnd > widestSlide || next.oldEnd - gap.oldStart !== next.newEnd - gap.newStart) continue
    const shift = gap.newStart - gap.oldStart
    const window = range(gap.oldStart, next.oldEnd)
    if (window.every((word) => before.ids[word] === after.ids[word + shift])) for (const word of window) places[word] = word + shift
  }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

function listSaid({ isLayout }: VersionWords): Int32Array {
  const said: number[] = []
  isLayout.forEach((layout, word) => {
    if (layout !== 1) said.push(word)
  })
  return Int32Array.from(said)
}
