import { expect, test } from "vitest"
import { contentStems, stem } from "./words"

test.each(["terminate terminates terminated terminating termination", "license licensed licensing licensee licensor", "expire expires expiration expired", "exclusive exclusivity exclusively", "party parties", "company companies", "renew renewal renewed", "assign assigned assignment assigns"])("brings the forms of a word together: %s", (words) => {
  expect(new Set(words.split(" ").map(stem)).size).toBe(1)
})

test("keeps different words apart", () => {
  expect(new Set(["party", "price", "notice", "nation", "insurance", "inspect", "period"].map(stem)).size).toBe(7)
})

test("drops words without meaning and possessive endings", () => {
  expect(contentStems("What is the supplier's liability?")).toEqual(["suppli", "liability"].map((word) => stem(word === "suppli" ? "supplier" : word)))
})
