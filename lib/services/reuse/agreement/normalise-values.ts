const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
const monthPattern = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"
const dayPattern = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?"

const monthFirst = new RegExp(`\\b${monthPattern}\\s+${dayPattern}\\b(?:,?\\s+(?<year>\\d{4}))?`, "gi")
const dayFirst = new RegExp(`\\b${dayPattern}\\s+(?:of\\s+)?${monthPattern}(?:,?\\s+(?<year>\\d{4}))?\\b`, "gi")
const monthYear = new RegExp(`\\b${monthPattern},?\\s+(?<year>\\d{4})\\b`, "gi")
const isoDate = /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/g
const section = /(?:\b(?:sections?|sec\.|clauses?|paragraphs?)\s+|§+\s*)(?<place>\d+(?:\.\d+)*(?:\([a-z0-9]{1,4}\))*)/gi
const attachment = /\b(?<kind>[Aa]rticles?|[Ss]chedules?|[Ee]xhibits?|[Aa]nnex|[Aa]ppendix|[Aa]ttachments?|[Pp]hases?|[Tt]iers?)\s+(?<name>[A-Z]|[IVXLC]+|\d+(?:\.\d+)*)\b/g
const currencies: Readonly<Record<string, string>> = { $: "usd", "€": "eur", "£": "gbp", "¥": "jpy" }
const moneyCode = /\b(?<code>usd|eur|gbp|jpy)\s?(?<amount>\d[\d,]*(?:\.\d+)?)/gi
const moneySign = /(?<sign>[$€£¥])\s?(?<amount>\d[\d,]*(?:\.\d+)?)/g

/**
 * Dates, places in a document and sums of money as one word each, whatever they were written like: `@2024-03-05`, `§7.1`,
 * `schedule:b`. Numeric dates of unknown order stay as they stand.
 */
export function normaliseValues(text: string): string {
  const date = (...args: unknown[]) => {
    const { year, month, day } = args.at(-1) as { year?: string; month?: string; day?: string }
    const number = /^\d+$/.test(month ?? "") ? Number(month) : months.findIndex((name) => name.startsWith((month ?? "").toLowerCase().slice(0, 3))) + 1
    return ` @${year ?? ""}-${String(number).padStart(2, "0")}-${day ? day.padStart(2, "0") : ""} `
  }
  return text
    .replace(isoDate, date)
    .replace(dayFirst, date)
    .replace(monthFirst, date)
    .replace(monthYear, date)
    .replace(section, (...args) => ` §${(args.at(-1) as { place: string }).place.toLowerCase()} `)
    .replace(attachment, (...args) => {
      const { kind, name } = args.at(-1) as { kind: string; name: string }
      return ` ${kind.toLowerCase().replace(/(?<=[^s])s$/, "")}:${name.toLowerCase()} `
    })
    .replace(moneySign, (...args) => {
      const { sign, amount } = args.at(-1) as { sign: string; amount: string }
      return ` ${amount} ${currencies[sign]} `
    })
    .replace(moneyCode, (...args) => {
      const { code, amount } = args.at(-1) as { code: string; amount: string }
      return ` ${amount} ${code} `
    })
    .replace(/(\d)\s?%/g, "$1 percent ")
    .replace(/(\d)\s?([ap])\.?m\b\.?/gi, "$1 time:$2m ")
}
