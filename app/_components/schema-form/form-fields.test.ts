import { describe, expect, it } from "vitest"
import { exampleValues, formFields } from "./form-fields"
import { payloadOf } from "./payload-of"
import { serverErrors } from "./server-errors"

const schema = {
  type: "object",
  properties: {
    language: { type: "string", title: "Language", maxLength: 40, "x-widget": "text", examples: ["Python"] },
    code: { type: "string", title: "Code", maxLength: 10, "x-widget": "code", examples: ["x = 1"] },
    kinds: { type: "array", title: "Kinds", maxItems: 2, items: { type: "string", enum: ["a", "b", "c"] }, examples: [["a", "b"]] },
    tags: { type: "array", title: "Tags", items: { type: "string" } },
    count: { type: ["integer", "null"], title: "Count", minimum: 1, maximum: 5 },
    isStrict: { type: "boolean", title: "Strict" },
    long: { type: "string", title: "Long", maxLength: 9000 },
  },
  required: ["code"],
}
const fields = formFields(schema)

describe("a form from a schema", () => {
  it("chooses a control by type and widget, required ones first", () => {
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ["code", "code"],
      ["language", "text"],
      ["kinds", "choices"],
      ["tags", "tags"],
      ["count", "integer"],
      ["isStrict", "boolean"],
      ["long", "textarea"],
    ])
  })

  it("fills in the schema's own examples, which are valid", () => {
    const { payload, errors } = payloadOf(fields, exampleValues(fields))
    expect(errors).toEqual({})
    expect(payload).toEqual({ code: "x = 1", language: "Python", kinds: ["a", "b"] })
  })

  it("leaves out what is empty and says what is missing or too much", () => {
    expect(payloadOf(fields, { code: " ", language: "", tags: [] })).toEqual({ payload: {}, errors: { code: "Code is needed." } })
    const { errors } = payloadOf(fields, { code: "x".repeat(11), kinds: ["a", "b", "c"], count: "1.5" })
    expect(Object.keys(errors)).toEqual(["code", "kinds", "count"])
    expect(payloadOf(fields, { code: "x", count: "3" }).payload).toEqual({ code: "x", count: 3 })
  })

  it("puts the server's errors at their fields", () => {
    expect(serverErrors([{ field: "payload.tags.0", message: "too long" }, { field: "documentIds", message: "Choose one" }, { field: "code", message: "first" }, { field: "code", message: "second" }])).toEqual({ tags: "too long", documentIds: "Choose one", code: "first" })
  })
})
