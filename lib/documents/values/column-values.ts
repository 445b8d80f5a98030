/** What a column holds; the same words as in the grid's schema. */
export type ValueType = "text" | "number" | "money" | "date" | "duration" | "yes_no" | "clause"

export type MoneyValue = { amount: number; /** ISO 4217; null where only a sign or nothing says it. */ currency: string | null }
/** `iso` is YYYY-MM-DD, YYYY-MM or YYYY. */
export type DateValue = { iso: string }
export type DurationValue = { count: number; unit: "hour" | "day" | "week" | "month" | "year" }

/** `value` is null where the words have no value of the type, or more than one reading. */
export type TypedValue = { value: string | number | boolean | MoneyValue | DateValue | DurationValue | null; shown: string }

export const longestShown = 300
