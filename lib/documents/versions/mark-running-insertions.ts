import type { AlignedWords } from "./align-versions"
import { arePagesApart, groupLines, isBareNumber, mayRun, runningKey } from "./find-running-lines"
import type { VersionWords } from "./version-words"

type Run = { from: number; to: number }
type InsertedLine = { start: number; end: number; text: string; run: number; first: number; last: number }

/** A line of more words that ends as a sentence does says something. */
const mostWordsOfSentence = 4

/**
 * Marks as layout what only one version has: whole lines that come in between words that stand beside each other in the other version, at
 * two places or more that are as far apart as pages, and nowhere in the other one. Two pages are enough to know a header by.
 */
export function* markRunningInsertions({ old: before, new: after }: { old: VersionWords; new: VersionWords }, { places, origins }: AlignedWords): Generator<void, void> {
  markIn(after, { others: origins, other: before })
  yield
  markIn(before, { others: places, other: after })
  yield
}

type Beside = { others: Int32Array; other: VersionWords }

function markIn(version: VersionWords, beside: Beside): void {
  const lines = listRuns(version, beside).flatMap((run, index) => listWholeLines(version, { run, index }))
  const alike = groupLines(lines.filter((line) => mayRun(line) && !isSentence(line.text)), ({ text }) => runningKey(text))
  if (alike.size === 0) return
  const others = new Set(beside.other.text.split("\n").map((line) => runningKey(line.trim())))
  const running = new Set<InsertedLine>()
  for (const [key, same] of alike) {
    if (same.length < 2 || !arePagesApart(same) || others.has(key)) continue
    for (const line of same) running.add(line)
  }
  const runs = new Set([...running].map(({ run }) => run))
  for (const line of lines) if (running.has(line) || (isBareNumber(line) && runs.has(line.run))) version.isLayout.fill(1, line.first, line.last + 1)
}

/** Runs of words that came in where nothing went. */
function listRuns({ ids, isLayout }: VersionWords, { others, other: { isLayout: isOtherLayout } }: Beside): Run[] {
  const runs: Run[] = []
  let from = 0
  let last = -1
  for (let word = 0; word <= ids.length; word++) {
    const other = word === ids.length ? isOtherLayout.length : (others[word] ?? -1)
    if (other < 0) continue
    const isInsertion = !isOtherLayout.subarray(last + 1, other).includes(0)
    if (word > from && isInsertion && isLayout.subarray(from, word).includes(0)) runs.push({ from, to: word })
    from = word + 1
    last = other
  }
  return runs
}

function listWholeLines({ text, starts, ends }: VersionWords, { run, index }: { run: Run; index: number }): InsertedLine[] {
  const lines: InsertedLine[] = []
  for (let first = run.from; first < run.to; ) {
    const start = text.lastIndexOf("\n", starts[first]) + 1
    const broken = text.indexOf("\n", starts[first])
    const end = broken < 0 ? text.length : broken
    let last = first
    while (last + 1 < starts.length && (starts[last + 1] ?? 0) < end) last++
    const beginsLine = first === 0 || (ends[first - 1] ?? 0) <= start
    const trimmed = text.slice(start, end).trim()
    if (beginsLine && last < run.to) lines.push({ start, end, text: trimmed, run: index, first, last })
    first = last + 1
  }
  return lines
}

function isSentence(text: string): boolean {
  return /[.;:,]["'”’)]*$/.test(text) && text.split(/\s+/).length > mostWordsOfSentence
}
