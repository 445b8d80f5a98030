import { expect, it } from "vitest"
import { listFieldLines, placeFieldLines } from "./pdf-form-fields"
import type { Line } from "./pdf-layout"

it("shows what was filled into a form, and nothing that is empty, hidden or a comment", () => {
  const lines = listFieldLines(
    [
      { subtype: "Widget", fieldType: "Tx", fieldName: "first_name", alternativeText: "First name", fieldValue: "Alice", rect: [10, 700, 110, 720] },
      { subtype: "Widget", fieldType: "Tx", fieldName: "Last name", fieldValue: "" },
      { subtype: "Widget", fieldType: "Tx", fieldName: "Secret", fieldValue: "x", hidden: true },
      { subtype: "Widget", fieldType: "Ch", fieldName: "Country", fieldValue: ["France", "Spain"] },
      { subtype: "Widget", fieldType: "Btn", fieldName: "Consent", fieldValue: "Yes", checkBox: true },
      { subtype: "Widget", fieldType: "Btn", fieldName: "Newsletter", fieldValue: "Off", checkBox: true },
      { subtype: "Widget", fieldType: "Btn", fieldName: "Law", fieldValue: "Delaware", buttonValue: "New York", radioButton: true },
      { subtype: "Widget", fieldType: "Btn", fieldName: "Law", fieldValue: "Delaware", buttonValue: "Delaware", radioButton: true },
      { subtype: "FreeText", contentsObj: { str: "typed on\nthe page" } },
      { subtype: "Text", contentsObj: { str: "a comment" } },
    ],
    { lines: [], transform: [1, 0, 0, -1, 0, 800] },
  )
  expect(lines.map((line) => line.text)).toEqual(["First name: Alice", "Country: France, Spain", "Consent: checked", "Law: Delaware", "typed on the page"])
  expect(lines[0]?.spans).toEqual([{ start: 0, end: 17, box: { left: 10, top: 80, right: 110, bottom: 100 } }])
})

it("puts what was filled in after the line it stands beside, after a table as a whole, and else at the end", () => {
  const line = (text: string, top: number, isRow = false): Line => ({ text, x: 60, y: 800 - top, endX: 160, size: 10, column: 0, spans: [{ start: 0, end: text.length, box: { left: 60, top, right: 160, bottom: top + 10 } }], ...(isRow ? { isRow } : {}) })
  const lines = [line("Name: ______", 100), line("Between us:", 130), line("Item\tFee", 200, true), line("Work\t", 215, true), line("The end.", 260)]
  const field = (fieldName: string, top: number) => ({ subtype: "Widget", fieldType: "Tx", fieldName, fieldValue: "x", rect: [170, 800 - top - 14, 300, 800 - top] })
  const fields = listFieldLines([field("Fee", 201), field("Name", 98), field("Note", 500)], { lines, transform: [1, 0, 0, -1, 0, 800] })
  const placed = placeFieldLines(lines, fields)
  expect(placed.map(({ text }) => text)).toEqual(["Name: ______", "Name: x", "Between us:", "Item\tFee", "Work\t", "Fee: x", "The end.", "Note: x"])
  expect(placed[1]).toMatchObject({ y: 700, spans: [{ box: { left: 170, top: 98, right: 300, bottom: 112 } }] })
  expect(placeFieldLines([], fields)).toHaveLength(3)
})
