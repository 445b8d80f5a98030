import { expect, it } from "vitest"
import { withoutBlanks } from "./without-blanks"

it("drops empty entries of lists, at any depth, and no other empty text", () => {
  expect(withoutBlanks({ parties: ["Acme", " ", ""], term: "", risks: [{ title: "", tags: ["", "a"] }] })).toEqual({ parties: ["Acme"], term: "", risks: [{ title: "", tags: ["a"] }] })
})
