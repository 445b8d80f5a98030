import fc from "fast-check"
import { expect, it } from "vitest"
import { writeRow } from "./write-row"

const row = { key: "A-7", title: " Late  delivery ", values: [{ column: "body", value: "Two pallets\r\nwere late." }, { column: "note", value: null }, { column: "city", value: "Bern" }] }

it("writes a title and a paragraph for each column that says something", () => {
  expect(writeRow(row, { table: "tickets" })).toMatchObject({ key: "A-7", title: "Late delivery", text: "# Late delivery\n\nbody: Two pallets\nwere late.\n\ncity: Bern\n", fileName: "A-7.md" })
  expect(writeRow({ ...row, title: null }, { table: "tickets" }).title).toBe("tickets A-7")
})

it("changes its hash with everything that is read, and with nothing else", () => {
  const hash = (change: object) => writeRow({ ...row, ...change }, { table: "tickets" }).contentHash
  expect(hash({})).toBe(writeRow(structuredClone(row), { table: "tickets" }).contentHash)
  expect(new Set([hash({}), hash({ title: "Later" }), hash({ values: [{ column: "body", value: "On time." }] })]).size).toBe(3)
})

it("makes a storable document of whatever a database holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (key, title, value) => {
      const written = writeRow({ key, title, values: [{ column: "a", value }] }, { table: "t" })
      expect(`${written.title}${written.text}${written.fileName}`).not.toMatch(/[^\P{Cc}\n\t]|\p{Surrogate}/u)
      expect(written.title.length).toBeGreaterThan(0)
      expect(written.fileName).toMatch(/^[\p{L}\p{N}._-]+\.md$/u)
    }),
  )
})
