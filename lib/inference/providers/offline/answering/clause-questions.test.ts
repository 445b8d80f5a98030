import { expect, test } from "vitest"
import { clauseTypeAsked } from "./clause-questions"

test.each([
  ["Who are the parties to this agreement?", "Parties"],
  ["Is there shared or joint ownership of intellectual property between the parties to the contract?", "Joint IP Ownership"],
  ["May we solicit the other side's customers after the contract ends?", "No-Solicit of Customers"],
  ["May a party hire employees of the other after the term, or solicit them?", "No-Solicit of Employees"],
  ["Is the dealer exclusive, during the contract or after the contract ends?", "Exclusivity"],
  ["What must be done after termination?", "Post-Termination Services"],
  ["What colour is the building?", null],
])("a question that touches several clauses asks for the special one: %s", (question, type) => {
  expect(clauseTypeAsked(question)).toBe(type)
})
