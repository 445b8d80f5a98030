import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { listOutputQuotes } from "./list-output-quotes"

describe("the quotes of a structured output", () => {
  it("are its quote fields and what it puts in quotation marks, each once", () => {
    const output = {
      summary: 'The "Buyer" pays, and “either party may terminate at any time”.',
      risks: [
        { title: "No cap", quote: "without limit", explanation: "It says so." },
        { title: "Exit", quote: null, explanation: "Nothing." },
        { title: "Again", quote: "without limit", evidence: " ", explanation: 'It says "upon thirty days prior notice".' },
      ],
    }
    expect(listOutputQuotes(output)).toEqual(["without limit", "upon thirty days prior notice", "either party may terminate at any time"])
  })

  it("come in the same order however the fields were kept", () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.string(), fc.constant(null), fc.array(tie("node"), { maxLength: 4 }), fc.dictionary(fc.constantFrom("quote", "evidence", "risks", "a", "b"), tie("node"), { maxKeys: 4 })),
    })).node
    const turned = (node: unknown): unknown =>
      Array.isArray(node) ? node.map(turned) : typeof node === "object" && node !== null ? Object.fromEntries(Object.entries(node).toReversed().map(([key, item]) => [key, turned(item)])) : node
    fc.assert(
      fc.property(value, (output) => {
        expect(listOutputQuotes(turned(output))).toEqual(listOutputQuotes(output))
      }),
    )
  })
})
