import type { Line, Range } from "./list-lines"

/** So many numbers in a row, and they are those of the lines. */
const leastNumbered = 8
const widestStep = 5
/** Numbers that are none of lines stand between those that are. */
const mostOpen = 6

type Numbered = { line: Line; index: number; value: number; width: number }

/** The numbers of lines in a margin, where each line has one, or each fifth; they count the lines, and may begin anew on each page. */
export function findLineNumbers(lines: readonly Line[]): Range[] {
  const numbered: Numbered[] = []
  for (const [index, line] of lines.entries()) {
    const match = /^(\d{1,4})(?=\s|$)/.exec(line.text)
    if (match?.[1]) numbered.push({ line, index, value: Number(match[1]), width: match[1].length })
  }
  const chains: Numbered[][] = []
  const open: Numbered[][] = []
  for (const one of numbered) {
    const own = open.find((chain) => follows(chain.at(-1) ?? one, one))
    if (own) own.push(one)
    else {
      const chain = [one]
      chains.push(chain)
      open.unshift(chain)
      if (open.length > mostOpen) open.pop()
    }
  }
  const long = chains.filter((chain) => chain.length >= leastNumbered)
  if (long.length === 0) return []
  const steps = new Set(long.map(stepOf))
  const found = chains.filter((chain) => long.includes(chain) || (chain.length > 1 && steps.has(stepOf(chain)))).flat().toSorted((first, second) => first.index - second.index)
  const widest = Math.max(...steps)
  const isBetween = (one: Numbered) => {
    const next = found.findIndex(({ index }) => index > one.index)
    const [before, after] = [found[(next < 0 ? found.length : next) - 1], found[next]]
    return one.value % widest === 0 && (before?.value ?? 0) < one.value && one.value < (after?.value ?? Number.POSITIVE_INFINITY)
  }
  const single = widest > 1 ? numbered.filter((one) => !found.includes(one) && isBetween(one)) : []
  return [...found, ...single].map(({ line, width }) => ({ start: line.start, end: line.start + width }))
}

function stepOf(chain: readonly Numbered[]): number {
  return (chain[1]?.value ?? 0) - (chain[0]?.value ?? 0)
}

/** Whether a number is as far from the last one as its line is, blank lines counted or not; or begins anew after it. */
function follows(last: Numbered, { line, index, value }: Numbered): boolean {
  const step = value - last.value
  const lines = line.number - last.line.number
  if (step > 0) return step <= widestStep && (step === lines || step === index - last.index)
  return value <= widestStep && last.value >= leastNumbered && lines <= widestStep + 3
}
