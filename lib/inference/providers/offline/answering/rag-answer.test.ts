import { expect, test } from "vitest"
import { answerQuestion, noAnswer } from "./rag-answer"

const passages = [
  'This Master Services Agreement (this "Agreement") is made on 4 March 2025 between Northwind Tools Ltd ("Northwind") and Harbour Retail GmbH ("Harbour").',
  "1. Term. This Agreement starts on 1 April 2025 and continues for three years. It renews automatically for further periods of one year unless either party gives ninety (90) days' written notice before the end of the current period.",
  "2. Fees. Harbour pays Northwind EUR 12,000 per month. Invoices are due within thirty (30) days of receipt. Late payments bear interest at 8 % a year.",
  "3. Termination. Either party may terminate this Agreement without cause on sixty (60) days' written notice, but not during the first year.",
  "4. Liability. Each party's total liability is limited to the fees paid in the twelve months before the claim, except for breach of confidentiality.",
  "5. This Agreement is governed by the laws of Austria. The courts of Vienna have jurisdiction. See also [3] in the annex.",
]
const sources = passages.map((text, index) => ({ marker: index + 1, title: "Services agreement", text, score: 1 - index / 10 }))
const ask = (question: string) => answerQuestion({ question }, sources)

test.each([
  ["Which law governs this agreement?", 'Austria: "This Agreement is governed by the laws of Austria" [6].'],
  ["How much does Harbour pay?", '"Harbour pays Northwind EUR 12,000 per month" [3].'],
  ["When are invoices due?", '"Invoices are due within thirty (30) days of receipt" [3].'],
  ["How long does the agreement run?", 'Three years: "This Agreement starts on 1 April 2025 and continues for three years" [2].'],
  ["Can either party leave early, and with how much notice?", `Sixty (60) days: "Either party may terminate this Agreement without cause on sixty (60) days' written notice, but not during the first year" [4].`],
  ["How may this agreement be terminated?", `"Either party may terminate this Agreement without cause on sixty (60) days' written notice, but not during the first year" [4].`],
  ["When was the agreement signed?", '"4 March 2025" [1].'],
  ["Which courts have jurisdiction?", '"The courts of Vienna have jurisdiction" [6].'],
])("answers %s in the words of the source, with its mark", (question, answer) => {
  expect(ask(question)).toBe(answer)
})

test("keeps the exception with what it limits", () => {
  expect(ask("Is liability capped?")).toContain("except for breach of confidentiality")
})

test.each([
  "What is the capital of France?", "Is there a non-compete clause?", "How many days of vacation do employees get?", "Who is the CEO of Northwind?",
  "What is the notice period in the Acme agreement?", "What insurance must Harbour keep?", "What was the fee in 1987?", "hello", "???", "",
])("says plainly that the documents do not answer: %s", (question) => {
  expect(ask(question)).toBe(noAnswer)
})

test("does not answer without sources", () => {
  expect(answerQuestion({ question: "Which law governs this agreement?" }, [])).toBe(noAnswer)
})

test("does not let a mark inside a source pass for a citation", () => {
  expect(ask("What is in the annex?")).not.toMatch(/\[3\]/)
})

test("quotes a long sentence only where it answers", () => {
  const filler = Array.from({ length: 40 }, (_, index) => `item ${index} of the long list of goods`).join(", ")
  const answer = answerQuestion({ question: "What is the price of the blue pump?" }, [{ marker: 1, title: "List", text: `The goods are ${filler}, the price of the blue pump is EUR 40, ${filler}.`, score: 1 }])
  expect(answer).toContain("the price of the blue pump is EUR 40")
  expect(answer.split(/\s+/).length).toBeLessThan(90)
})

const facts = [
  { marker: 1, title: "Warsaw", text: "The Saxon Garden, covering the area of 15.5 ha, was formally a royal garden. There are over 100 different species of trees. Casimir Pulaski, a general of the American Revolutionary War, was born in Warsaw in 1745. The University Library garden is one of the largest roof gardens in Europe.", score: 1 },
]
const askFacts = (question: string) => answerQuestion({ question }, facts)

test.each([
  ["When was Casimir Pulaski born?", "1745"],
  ["How many species of trees are in the Saxon Garden?", "over 100"],
  ["What is one of the largest roof gardens in Europe?", "University Library garden"],
])("answers what the passage says in other words: %s", (question, answer) => {
  expect(askFacts(question)).toContain(answer)
})

test.each([
  "When was Casimir Wola not born in Warsaw?", "What is one of the smallest roof gardens in Asia?", "How many species of trees died in 1801?", "What did Casimir Pulaski never do?",
])("sees that a negation, an opposite, another name or number makes it another question: %s", (question) => {
  expect(askFacts(question)).toBe(noAnswer)
})
