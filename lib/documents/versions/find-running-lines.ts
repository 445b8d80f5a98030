import type { Line } from "./list-lines"

const pageNumber = /^[-–—[(\s]*(page\s*)?(\d{1,4})(\s*(?:of|\/)\s*\d{1,4})?[-–—\])\s]*$/i
const longestRunningLine = 120
const leastAppearances = 3
/** Running lines stand a page apart, list items and cells do not. */
const leastDistance = 600
/** So many lines from the border of a page may be its head or foot. */
const widestEdge = 3

/** The lines that belong to the pages and not to what is said on them: page numbers, and what comes back from page to page. */
export function findRunningLines(lines: readonly Line[]): Set<Line> {
  const running = new Set([...listPageNumbers(lines), ...listRepeated(lines), ...listAtEdges(lines)])
  for (const pair of listBesideNumbers(lines, running)) running.add(pair)
  for (const [index, line] of lines.entries()) {
    if (!running.has(line) && isBareNumber(line) && [lines[index - 1], lines[index + 1]].some((beside) => beside && running.has(beside) && !isBareNumber(beside))) running.add(line)
  }
  return running
}

/** A line as it is on another page. */
export function runningKey(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ")
}

export function mayRun({ text }: { text: string }): boolean {
  return text.length <= longestRunningLine && !/[-\u00ad]$/.test(text) && /\p{L}/u.test(text)
}

/** Whether lines stand as far from each other as pages do. */
export function arePagesApart(lines: readonly { start: number }[]): boolean {
  return ((lines.at(-1)?.start ?? 0) - (lines[0]?.start ?? 0)) / Math.max(1, lines.length - 1) >= leastDistance
}

export function isBareNumber({ text }: { text: string }): boolean {
  return text.length <= 24 && pageNumber.test(text)
}

/** Lines that are a page's number by their form or their place, or that count along. */
function listPageNumbers(lines: readonly Line[]): Line[] {
  const bare: { line: Line; value: number }[] = []
  const found: Line[] = []
  for (const line of lines) {
    const match = line.text.length <= 24 ? pageNumber.exec(line.text) : null
    if (!match) continue
    if (match[1] || match[3] || /^[-–—]\s*\d+\s*[-–—]$/.test(line.text) || line.edge === 0) found.push(line)
    else bare.push({ line, value: Number(match[2]) })
  }
  let chain: typeof bare = []
  const closeChain = () => {
    if (chain.length >= leastAppearances) found.push(...chain.map(({ line }) => line))
  }
  for (const candidate of bare) {
    const last = chain.at(-1)
    if (last && candidate.value === last.value + 1 && candidate.line.start - last.line.start >= leastDistance) chain.push(candidate)
    else {
      closeChain()
      chain = [candidate]
    }
  }
  closeChain()
  return found
}

/** Lines that come back as they are, or with a number that counts the pages. */
function listRepeated(lines: readonly Line[]): Line[] {
  const candidates = lines.filter(mayRun)
  const found = [...groupLines(candidates, ({ text }) => text).values()].filter((same) => same.length >= leastAppearances && arePagesApart(same)).flat()
  for (const alike of groupLines(candidates.filter(({ text }) => /\d/.test(text)), ({ text }) => runningKey(text)).values())
    if (alike.length >= leastAppearances && arePagesApart(alike) && doCount(alike)) found.push(...alike)
  return found
}

/** Whether of the numbers in lines that are alike each stays as it is or rises by one from line to line, and one rises. */
function doCount(lines: readonly Line[]): boolean {
  const numbers = lines.map(({ text }) => text.match(/\d+/g)?.map(Number) ?? [])
  let doesRise = false
  for (const [place, first] of (numbers[0] ?? []).entries()) {
    const isSame = numbers.every((own) => own[place] === first)
    const isCount = numbers.every((own, index) => own[place] === first + index)
    if (!isSame && !isCount) return false
    doesRise ||= isCount
  }
  return doesRise
}

/** Lines that are alike at the heads or feet of at least two pages, and of half of all. */
function listAtEdges(lines: readonly Line[]): Line[] {
  const pages = lines.filter(({ edge }) => edge === 0).length / 2
  const atEdges = lines.filter((line) => line.edge < widestEdge && mayRun(line))
  return [...groupLines(atEdges, ({ text }) => runningKey(text)).values()].filter((alike) => alike.length >= 2 && alike.length >= pages / 2 && arePagesApart(alike)).flat()
}

/** Where a text has too few pages for three appearances: lines that come back, each of them beside a page's number or at an end of the text. */
function listBesideNumbers(lines: readonly Line[], running: ReadonlySet<Line>): Line[] {
  const isAtEnd = (index: number) => index < 2 || index >= lines.length - 2
  const isBesideNumber = (index: number) => [index - 2, index - 1, index + 1, index + 2].some((other) => isBareNumber(lines[other] ?? { text: "." }))
  const beside = lines.filter((line, index) => !running.has(line) && mayRun(line) && (isAtEnd(index) || isBesideNumber(index)))
  const texts = new Set([...groupLines(beside, ({ text }) => text).values()].filter((same) => same.length >= 2 && arePagesApart(same)).map(([one]) => one?.text))
  return lines.filter(({ text }) => texts.has(text))
}

export function groupLines<Own extends { text: string }>(lines: readonly Own[], keyOf: (line: Own) => string): Map<string, Own[]> {
  const groups = new Map<string, Own[]>()
  for (const line of lines) {
    const key = keyOf(line)
    const own = groups.get(key)
    if (own) own.push(line)
    else groups.set(key, [line])
  }
  return groups
}
