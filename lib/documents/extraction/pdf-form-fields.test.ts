import { expect, it } from "vitest"
import { listFieldLines } from "./pdf-form-fields"

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
