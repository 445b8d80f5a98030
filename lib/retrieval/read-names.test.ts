import { expect, it } from "vitest"
import { readNames } from "./read-names"

it("reads the names in a question, and not the word it begins with", () => {
  expect(readNames("Which law governs the agreement between Larkspur and Fennmore?")).toEqual(["Larkspur", "Fennmore"])
  expect(readNames("Does Larkspur's policy hold? It should. What of Aby-Nord?")).toEqual(["Larkspur", "Aby-Nord"])
  expect(readNames("When does it end?")).toEqual([])
})

it("takes a question in capitals for shouting", () => {
  expect(readNames("WHO PAYS THE RENT")).toEqual([])
})
