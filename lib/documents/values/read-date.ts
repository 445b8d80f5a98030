import type { DateValue } from "./column-values"

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const month = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?"
const day = "(\\d{1,2})\\s*(?:st|nd|rd|th)?"

type Reader = { pattern: RegExp; read: (match: RegExpMatchArray) => (number | null)[] }

/** Year, month and day; null where it is not written. Earlier readers are the more complete ones. */
const readers: Reader[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/g, read: ([, y, m, d]) => [Number(y), Number(m), Number(d)] },
  { pattern: new RegExp(`\\b${month}\\s+${day},?\\s*(\\d{4})\\b`, "gi"), read: ([, m, d, y]) => [Number(y), monthOf(m), Number(d)] },
  { pattern: new RegExp(`\\b${day}(?:\\s+day)?(?:\\s+of)?\\s+${month},?\\s+(\\d{4})\\b`, "gi"), read: ([, d, m, y]) => [Number(y), monthOf(m), Number(d)] },
  { pattern: /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, read: ([, d, m, y]) => [Number(y), Number(m), Number(d)] },
  { pattern: /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g, read: ([, a, b, y]) => bySlashes(Number(a), Number(b), yearOf(y ?? "")) },
  { pattern: new RegExp(`\\b${month},?\\s+(\\d{4})\\b`, "gi"), read: ([, m, y]) => [Number(y), monthOf(m), null] },
  { pattern: /\b(\d{4})-(\d{2})\b(?!-)/g, read: ([, y, m]) => [Number(y), Number(m), null] },
]

/** Every date that a text writes; one that has two readings, such as 3/4/2019, is none. */
export function readDates(text: string): DateValue[] {
  const taken: [number, number][] = []
  const found: { at: number; iso: string }[] = []
  for (const { pattern, read } of readers)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (taken.some(([from, to]) => match.index < to && end > from)) continue
      taken.push([match.index, end])
      const iso = isoOf(read(match))
      if (iso) found.push({ at: match.index, iso })
    }
  return found.toSorted((a, b) => a.at - b.at).map(({ iso }) => ({ iso }))
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1
}

function yearOf(written: string): number {
  if (written.length === 4) return Number(written)
  return Number(written) + (Number(written) < 50 ? 2000 : 1900)
}

/** Americans write the month first, others the day: only where one reading is impossible, or both agree, is it known. */
function bySlashes(first: number, second: number, year: number): (number | null)[] {
  if (first > 12 && second <= 12) return [year, second, first]
  if (second > 12 || first === second) return [year, first, second]
  return [null, null, null]
}

function isoOf([year, monthNumber, dayNumber]: (number | null)[]): string | null {
  if (!year || !monthNumber || monthNumber > 12) return null
  const start = `${String(year).padStart(4, "0")}-${String(monthNumber).padStart(2, "0")}`
  if (dayNumber === null || dayNumber === undefined) return start
  const date = new Date(Date.UTC(year, monthNumber - 1, dayNumber))
  return date.getUTCMonth() === monthNumber - 1 && dayNumber > 0 ? `${start}-${String(dayNumber).padStart(2, "0")}` : null
}
