import { type DateValue, type DurationValue, longestShown, type MoneyValue, type TypedValue, type ValueType } from "./column-values"
import { readValues } from "./read-values"

/** The value that words give in a column of a type, and how a person reads it. Words without such a value are shown as they are. */
export function typeValue(type: ValueType, words: string): TypedValue {
  const line = words.replace(/\s+/g, " ").trim()
  const values = readValues(type, line)
  const [first] = values
  // Two different values are no value; somebody has to say which.
  const isOne = first !== undefined && (type === "number" ? distinct(values).length === 1 : true)
  const value = isOne ? first : null
  return { value, shown: cut(value === null ? line : showValue(type, value)) }
}

/** Whether a quote holds the very value; texts and yes or no are not written out in a quote. */
export function isBorneOut(type: ValueType, { value, quote }: { value: TypedValue["value"]; quote: string }): boolean {
  if (type === "text" || type === "clause" || type === "yes_no") return true
  if (value === null) return false
  return readValues(type, quote).some((written) => isSame(written, value))
}

function showValue(type: ValueType, value: NonNullable<TypedValue["value"]>): string {
  if (type === "number" && typeof value === "number") return formatNumber(value)
  if (type === "money" && isMoney(value)) return `${value.currency ? `${value.currency} ` : ""}${value.amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  if (type === "date" && isDate(value)) return value.iso
  if (type === "duration" && isDuration(value)) return `${formatNumber(value.count)} ${value.unit}${value.count === 1 ? "" : "s"}`
  if (type === "yes_no" && typeof value === "boolean") return value ? "Yes" : "No"
  return typeof value === "string" ? value : JSON.stringify(value)
}

export function isMoney(value: unknown): value is MoneyValue {
  return typeof value === "object" && value !== null && "amount" in value && typeof value.amount === "number"
}

export function isDate(value: unknown): value is DateValue {
  return typeof value === "object" && value !== null && "iso" in value && typeof value.iso === "string"
}

function isDuration(value: unknown): value is DurationValue {
  return typeof value === "object" && value !== null && "count" in value && "unit" in value
}

/** A month is borne out by a day in it; a currency that only one side names is no contradiction. */
function isSame(written: unknown, value: unknown): boolean {
  if (isMoney(written) && isMoney(value)) return written.amount === value.amount && (written.currency === null || value.currency === null || written.currency === value.currency)
  if (isDate(written) && isDate(value)) return written.iso === value.iso || written.iso.startsWith(`${value.iso}-`)
  return JSON.stringify(written) === JSON.stringify(value)
}

function distinct(values: readonly unknown[]): string[] {
  return [...new Set(values.map((value) => JSON.stringify(value)))]
}

function formatNumber(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 6 })
}

function cut(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text
}
