const romans: readonly [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]]

/** A number in one of Word's formats; formats of other scripts come out in digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return roman(value)
    case "lowerRoman":
      return roman(value).toLowerCase()
    case "upperLetter":
      return letters(value)
    case "lowerLetter":
      return letters(value).toLowerCase()
    case "decimalZero":
      return String(value).padStart(2, "0")
    case "ordinal":
      return `${value}${[11, 12, 13].includes(value % 100) ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th")}`
    case "none":
      return ""
    default:
      return String(value)
  }
}

function roman(value: number): string {
  if (value < 1 || value > 3_999) return String(value)
  let rest = value
  let text = ""
  for (const [size, sign] of romans) {
    text += sign.repeat(Math.floor(rest / size))
    rest %= size
  }
  return text
}

/** Word counts A to Z, then AA, BB and so on. */
function letters(value: number): string {
  if (value < 1) return String(value)
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(8, Math.ceil(value / 26)))
}
