import fc from "fast-check"
import { expect, it } from "vitest"
import { openText, sealText } from "./seal-text"

const sealing = { secret: "an installation's secret", place: "workspace:connector" }
const url = "postgres://reader:hunter2@db.example.org/sales"

it("gives back what was sealed, and never the same cipher twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(openText(sealText(text, sealing), sealing)).toBe(text)
    }),
  )
  expect(sealText(url, sealing)).not.toBe(sealText(url, sealing))
  expect(sealText(url, sealing)).not.toContain("hunter2")
})

it("opens nothing with another secret, in another place, or changed by a bit", () => {
  const sealed = sealText(url, sealing)
  expect(openText(sealed, { ...sealing, secret: "another secret" })).toBeNull()
  expect(openText(sealed, { ...sealing, place: "workspace:other" })).toBeNull()
  const bytes = Buffer.from(sealed.slice(3), "base64url")
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(openText(`v1.${changed.toString("base64url")}`, sealing), `byte ${index}`).toBeNull()
  }
  for (const text of ["", "v1.", "v2.AAAA", "nothing"]) expect(openText(text, sealing), text).toBeNull()
})
