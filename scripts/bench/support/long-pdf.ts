import { readFileSync } from "node:fs"
import { sharedData } from "@/tests/support/shared-data"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"

const linesOnPage = 50
const lineLength = 92
/** Where the one sentence stands that is asked for. */
const soughtPage = 417
const sought = "The keeper of the Skerryvore lighthouse receives a stipend of forty-one silver crowns at midsummer."

/** Real contracts, set anew on so many pages one after the other. */
export function longPdf(pages: number): Uint8Array {
  const lines = contractLines(pages * linesOnPage)
  return buildPdf(
    Array.from({ length: pages }, (_, index) => {
      const own = lines.slice(index * linesOnPage, (index + 1) * linesOnPage)
      return textPage(index + 1 === soughtPage ? [...own.slice(0, 20), "", sought, "", ...own.slice(23)] : own, { size: 10 })
    }),
  )
}

function contractLines(count: number): string[] {
  const file = sharedData("cuad", "documents.jsonl")
  if (file === null) throw new Error("the folder cuad is not here")
  const lines: string[] = []
  for (const row of readFileSync(file, "utf8").split("\n")) {
    if (lines.length >= count) break
    if (row) lines.push(...wrap((JSON.parse(row) as { text: string }).text))
  }
  return lines.slice(0, count)
}

function wrap(text: string): string[] {
  const plain = text.replace(/[^\x20-\x7e\n]/g, " ")
  return plain.split("\n").flatMap((line) => line.trim().match(new RegExp(`.{1,${lineLength}}(?:\\s|$)`, "g")) ?? [])
}
