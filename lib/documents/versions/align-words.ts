type Box = { oldStart: number; oldEnd: number; newStart: number; newEnd: number }

/** Stretches of this many words that stand once in both versions hold the alignment, the longest first. */
const anchorLengths = [8, 4, 2, 1]
const mostCells = 2_000_000
const smallBox = 40_000
const workPerSlice = 30_000

/**
 * Where each word of the old version stands in the new one, -1 for words that are gone; never crossing. Anchors first, then a
 * longest common subsequence between them, so that a text of 300 pages takes some tenths of a second, in slices.
 */
export function* alignWords(oldIds: Int32Array, newIds: Int32Array): Generator<void, Int32Array> {
  const places = new Int32Array(oldIds.length).fill(-1)
  const boxes: Box[] = [{ oldStart: 0, oldEnd: oldIds.length, newStart: 0, newEnd: newIds.length }]
  let work = 0
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    trim(box, { oldIds, newIds, places })
    const oldLength = box.oldEnd - box.oldStart
    const newLength = box.newEnd - box.newStart
    work += oldLength + newLength
    if (oldLength > 0 && newLength > 0) {
      const cells = oldLength * newLength
      const inner = cells <= smallBox ? null : yield* splitAtAnchors(box, { oldIds, newIds, places })
      if (inner) boxes.push(...inner)
      else if (cells <= mostCells) {
        yield* alignBox(box, { oldIds, newIds, places })
        work += cells
      }
    }
    if (work > workPerSlice) {
      work = 0
      yield
    }
  }
  return places
}

type Alignment = { oldIds: Int32Array; newIds: Int32Array; places: Int32Array }

/** Takes what is the same at both ends off the box. */
function trim(box: Box, { oldIds, newIds, places }: Alignment): void {
  while (box.oldStart < box.oldEnd && box.newStart < box.newEnd && oldIds[box.oldStart] === newIds[box.newStart]) places[box.oldStart++] = box.newStart++
  while (box.oldStart < box.oldEnd && box.newStart < box.newEnd && oldIds[box.oldEnd - 1] === newIds[box.newEnd - 1]) places[--box.oldEnd] = --box.newEnd
}

/** The boxes between anchors; null where the two sides share no stretch that is unique in both. */
function* splitAtAnchors(box: Box, alignment: Alignment): Generator<void, Box[] | null> {
  for (const length of anchorLengths) {
    const anchors = yield* inOrder(yield* listAnchors(box, { ...alignment, length }))
    if (anchors.length === 0) continue
    const boxes: Box[] = []
    let { oldStart, newStart } = box
    for (const anchor of anchors) {
      if (anchor.old < oldStart || anchor.new < newStart) continue
      boxes.push({ oldStart, oldEnd: anchor.old, newStart, newEnd: anchor.new })
      for (let word = 0; word < length; word++) alignment.places[anchor.old + word] = anchor.new + word
      oldStart = anchor.old + length
      newStart = anchor.new + length
    }
    return [...boxes, { oldStart, oldEnd: box.oldEnd, newStart, newEnd: box.newEnd }]
  }
  return null
}

type Anchor = { old: number; new: number }

function* listAnchors(box: Box, { oldIds, newIds, length }: Alignment & { length: number }): Generator<void, Anchor[]> {
  const inOld = yield* listUnique(oldIds, { start: box.oldStart, end: box.oldEnd, length })
  const inNew = yield* listUnique(newIds, { start: box.newStart, end: box.newEnd, length })
  const anchors: Anchor[] = []
  let seen = 0
  for (const [hash, place] of inOld) {
    if (++seen % 20_000 === 0) yield
    const other = inNew.get(hash)
    if (place < 0 || other === undefined || other < 0) continue
    let same = 0
    while (same < length && oldIds[place + same] === newIds[other + same]) same++
    if (same === length) anchors.push({ old: place, new: other })
  }
  return anchors
}

/** Places of stretches by their hash, in order; -1 for what stands there more than once. */
function* listUnique(ids: Int32Array, { start, end, length }: { start: number; end: number; length: number }): Generator<void, Map<number, number>> {
  const places = new Map<number, number>()
  for (let at = start; at + length <= end; at++) {
    let hash = 7
    for (let word = 0; word < length; word++) hash = (Math.imul(hash, 0x01000193) ^ ((ids[at + word] ?? 0) + word * 0x9e3779b1)) | 0
    places.set(hash, places.has(hash) ? -1 : at)
    if (at % 10_000 === 0) yield
  }
  return places
}

/** The longest run of anchors whose places rise in both versions; they come in the order of the old one. */
function* inOrder(sorted: readonly Anchor[]): Generator<void, Anchor[]> {
  const tails: number[] = []
  const before = new Int32Array(sorted.length).fill(-1)
  for (const [index, anchor] of sorted.entries()) {
    if (index % 8_000 === 0) yield
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[tails[middle] ?? 0]?.new ?? 0) < anchor.new) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  }
  const chain: Anchor[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const anchor = sorted[at]
    if (anchor) chain.push(anchor)
  }
  return chain.toReversed()
}

/** The longest common subsequence of a small box. */
function* alignBox(box: Box, { oldIds, newIds, places }: Alignment): Generator<void, void> {
  const { oldStart, newStart } = box
  const height = box.oldEnd - oldStart
  const width = box.newEnd - newStart
  const row = width + 1
  const lengths = new Uint16Array((height + 1) * row)
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const at = i * row + j
      lengths[at] = oldIds[oldStart + i] === newIds[newStart + j] ? (lengths[at + row + 1] ?? 0) + 1 : Math.max(lengths[at + row] ?? 0, lengths[at + 1] ?? 0)
    }
    if (i % 64 === 0 && width > 500) yield
  }
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (oldIds[oldStart + i] === newIds[newStart + j]) places[oldStart + i++] = newStart + j++
    else if ((lengths[(i + 1) * row + j] ?? 0) >= (lengths[i * row + j + 1] ?? 0)) i++
    else j++
  }
}
