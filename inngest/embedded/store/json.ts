import { type SQL, sql } from "drizzle-orm"

/** What JSON.stringify leaves as an escape and jsonb refuses: NUL and halves of surrogate pairs, as a cut-off emoji leaves behind. */
const refusedEscape = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i

/** JSON text that jsonb accepts; characters it cannot hold become U+FFFD. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return refusedEscape.test(text) ? JSON.stringify(wellFormed(JSON.parse(text))) : text
}

/** A value as one jsonb parameter; the detour over text keeps drivers from encoding it twice. */
export function json(value: unknown): SQL {
  return sql`${jsonText(value)}::text::jsonb`
}

/** A list of texts for `= any(...)`, as one parameter on both databases. */
export function texts(values: Iterable<string>): SQL {
  return sql`array(select jsonb_array_elements_text(${json([...values])}))`
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "\uFFFD").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormed(key) as string, wellFormed(inner)]))
}
