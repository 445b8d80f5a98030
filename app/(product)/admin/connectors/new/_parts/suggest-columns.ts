import type { SourceColumnView } from "@/lib/services/connectors/connectors.dto"

export type ColumnChoice = { keyColumn: string; titleColumn: string; textColumns: string[]; changedColumn: string }

const texts = /^(text|varchar|bpchar|name|citext|json|jsonb|xml)$/
const titles = /(^|_)(title|name|subject|headline|label)($|_)/i
const changes = /(^|_)(updated|changed|modified)/i
const mostTexts = 20

/** A first choice that people only have to look over; "" for no column. */
export function suggestColumns(columns: SourceColumnView[]): ColumnChoice {
  const key = columns.find(({ isKey }) => isKey) ?? columns.find(({ name }) => /(^|_)(id|key|number|no)$/i.test(name)) ?? columns[0]
  const readable = columns.filter(({ type, name }) => texts.test(type) && name !== key?.name)
  const title = readable.find(({ name }) => titles.test(name)) ?? readable[0] ?? key
  const others = readable.filter(({ name }) => name !== title?.name).map(({ name }) => name)
  return {
    keyColumn: key?.name ?? "",
    titleColumn: title?.name ?? "",
    textColumns: (others.length > 0 ? others : readable.map(({ name }) => name)).slice(0, mostTexts),
    changedColumn: columns.find(({ name, canGrow, type }) => canGrow && type.startsWith("timestamp") && changes.test(name))?.name ?? "",
  }
}
