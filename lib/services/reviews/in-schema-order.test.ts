import fc from "fast-check"
import { expect, it } from "vitest"
import { inSchemaOrder } from "./in-schema-order"

const schema = { properties: { title: {}, parts: { items: { properties: { name: {}, size: {} } } }, note: {} } }

it("puts keys in the order of the schema, inside lists too", () => {
  const ordered = inSchemaOrder({ note: 1, other: 2, parts: [{ size: 1, name: "a" }], title: "t" }, schema)
  expect(JSON.stringify(ordered)).toBe('{"title":"t","parts":[{"name":"a","size":1}],"note":1,"other":2}')
})

it("changes no value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(inSchemaOrder(value, schema)).toEqual(value)
    }),
  )
})
