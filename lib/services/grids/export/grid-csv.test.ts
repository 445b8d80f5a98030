import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { gridCsv } from "./grid-csv"
import type { SheetData } from "./sheet-data"

const sheet = (text: string): SheetData => ({ header: ["Document", text], rows: [{ title: text, cells: [{ text, type: "text", value: text }] }], citations: [] })

/** Fields of a CSV, with their quotation marks taken off. */
function fieldsOf(csv: string): string[] {
  return [...csv.slice(1).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => (quoted ?? bare ?? "").replaceAll('""', '"'))
}

describe("gridCsv", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://x.example")'])("makes plain text of %j", (text) => {
    expect(fieldsOf(gridCsv(sheet(text))).filter((field) => field.includes(text.trim())).every((field) => field.startsWith("'"))).toBe(true)
  })

  it("holds no field that a spreadsheet would run", () => {
    const dangerous = fc.tuple(fc.constantFrom("", " ", "\t", "\n", "\r"), fc.constantFrom("=", "+", "-", "@", "x"), fc.string({ maxLength: 12 })).map((parts) => parts.join(""))
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(fieldsOf(gridCsv(sheet(text))).filter((field) => /^[\s]*[=+\-@]/.test(field))).toEqual([])
      }),
    )
  })

  it("leaves ordinary text as it is", () => {
    expect(gridCsv(sheet("New York"))).toBe("\uFEFFDocument,New York\r\nNew York,New York\r\n")
  })
})
