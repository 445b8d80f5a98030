const units = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ")
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const scales: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1_000_000, mio: 1_000_000, m: 1_000_000, billion: 1_000_000_000, bn: 1_000_000_000, k: 1_000 }

const word = [...units, ...tens].join("|")
/** Digits with their separators, or a number in words; a number in brackets after words repeats them. */
export const numberSource = `(?:\\d{1,3}(?:[,'’ \\u00a0]\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}(?!\\d)|\\d+(?:\\.\\d+)?|\\b(?:${word})(?:[\\s-]+(?:and\\s+)?(?:${word}|hundred|thousand|million|billion))*\\b)`

/** The number that a stretch of text writes, in digits or in words; null for none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().toLowerCase()
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(trimmed)) return Number(trimmed.replaceAll(".", "").replace(",", "."))
  if (/^\d/.test(trimmed)) {
    const plain = Number(trimmed.replace(/[,'’ \u00a0]/g, ""))
    return Number.isFinite(plain) ? plain : null
  }
  return readWords(trimmed)
}

/** "million" and its like after a number; 1 for none. */
export function scaleOf(text: string | undefined): number {
  return scales[text?.trim().toLowerCase() ?? ""] ?? 1
}

function readWords(text: string): number | null {
  let total = 0
  let part = 0
  for (const one of text.split(/[\s-]+/).filter((entry) => entry !== "and")) {
    const unit = units.indexOf(one)
    const ten = tens.indexOf(one)
    if (unit >= 0) part += unit
    else if (ten >= 0) part += (ten + 2) * 10
    else if (one === "hundred") part = Math.max(1, part) * 100
    else if (scales[one] !== undefined) {
      total += Math.max(1, part) * scaleOf(one)
      part = 0
    } else return null
  }
  return text === "" ? null : total + part
}
