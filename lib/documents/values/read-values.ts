import type { DurationValue, MoneyValue, TypedValue, ValueType } from "./column-values"
import { readDates } from "./read-date"
import { numberSource, readNumber, scaleOf } from "./read-number"

const currencyOfSign: Record<string, string | null> = { us$: "USD", $: null, "€": "EUR", "£": "GBP", "¥": null, dollar: null, dollars: null, euro: "EUR", euros: "EUR" }
const code = "USD|EUR|GBP|CHF|JPY|CNY|RMB|CAD|AUD|HKD|SGD|INR|SEK|NOK|DKK|PLN|BRL|MXN|NZD|ZAR"
const scale = "(?:\\s?(million|billion|thousand|hundred|mio|bn|[MKmk]\\b))?"
const moneyBefore = new RegExp(`(?:\\b(${code})\\s?[$€£]?|(US\\s?\\$|[$€£¥]))\\s?(\\d[\\d,.'’]*\\d|\\d)${scale}`, "gi")
const moneyAfter = new RegExp(`(?<![\\d.,$€£])(\\d[\\d,.'’]*\\d|\\d)${scale}\\s?(?:(${code})\\b|(euros?|dollars?)\\b)`, "gi")
const duration = new RegExp(`(${numberSource})\\s*(?:\\(\\s*(\\d+)\\s*\\)\\s*)?-?\\s*(?:(?:full|consecutive|business|working|calendar|contract|additional)[\\s-]+)*(hour|day|week|month|year)s?\\b`, "gi")
const figure = new RegExp(numberSource, "gi")

/** Every value of a type that a text writes, in its order; a text or a clause is what it is. */
export function readValues(type: ValueType, text: string): NonNullable<TypedValue["value"]>[] {
  switch (type) {
    case "number":
      return [...text.matchAll(figure)].flatMap((match) => readNumber(match[0]) ?? [])
    case "money":
      return readMoney(text)
    case "date":
      return readDates(text)
    case "duration":
      return [...text.matchAll(duration)].flatMap(([, count, digits, unit]): DurationValue[] => {
        const number = readNumber(digits ?? count ?? "")
        return number === null || !unit ? [] : [{ count: number, unit: unit.toLowerCase() as DurationValue["unit"] }]
      })
    case "yes_no":
      return /^\W*(?:yes|true)\b/i.test(text) ? [true] : /^\W*(?:no|false)\b/i.test(text) ? [false] : []
    case "text":
    case "clause":
      return text.trim() === "" ? [] : [text.trim()]
  }
}

function readMoney(text: string): MoneyValue[] {
  const before = [...text.matchAll(moneyBefore)].map((match) => ({ at: match.index, amount: match[3], scale: match[4], currency: match[1]?.toUpperCase() ?? signOf(match[2]) }))
  const after = [...text.matchAll(moneyAfter)].map((match) => ({ at: match.index, amount: match[1], scale: match[2], currency: match[3]?.toUpperCase() ?? signOf(match[4]) }))
  const known = new Set(before.map(({ at, amount }) => `${text.indexOf(amount ?? "", at)}`))
  return [...before, ...after.filter(({ at }) => !known.has(String(at)))]
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ amount, scale: word, currency }) => {
      const number = readNumber(/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(amount ?? "") ? (amount ?? "").replaceAll(".", "").replace(",", ".") : (amount ?? "").replace(/[.,]$/, ""))
      return number === null ? [] : [{ amount: number * scaleOf(word), currency: currency === "RMB" ? "CNY" : currency }]
    })
}

function signOf(sign: string | undefined): string | null {
  return currencyOfSign[(sign ?? "").toLowerCase().replace(/\s/g, "")] ?? null
}
