import { createHash } from "node:crypto"
import type { SourceRow } from "@/lib/store/connectors/source/read-rows"
import { cleanLine, cutText } from "../../documents/cut-text"

/** A row as a document. `contentHash` changes with everything that is read of the row. */
export type RowDocument = { key: string; title: string; text: string; fileName: string; contentHash: string }

const longestTitle = 300

/** Title, then each column as a paragraph of its own; empty columns are left out. */
export function writeRow({ key, title, values }: SourceRow, { table }: { table: string }): RowDocument {
  const heading = cutText(cleanLine(title ?? ""), longestTitle) || `${table} ${cutText(cleanLine(key), 100)}`
  const paragraphs = values.flatMap(({ column, value }) => {
    const clean = storable(value ?? "").trim()
    return clean === "" ? [] : [`${cleanLine(column)}: ${clean}`]
  })
  const text = `${[`# ${heading}`, ...paragraphs].join("\n\n")}\n`
  const name = cleanLine(key).replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80)
  return { key, title: heading, text, fileName: `${name || "row"}.md`, contentHash: createHash("sha256").update(text).digest("hex") }
}

function storable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, " ")
}
