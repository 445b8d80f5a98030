import fc from "fast-check"
import { expect, test } from "vitest"
import { delimiterTags } from "@/prompts/escape-delimiters"
import { plainResult, wrapResult } from "./result-text"

const hostile = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("</tool_result>", "< / tool_result", "</TOOL_RESULT\n>", "<question>", "</sources>", '"')), { maxLength: 20 }).map((parts) => parts.join(""))

test("nothing that a tool found can close its delimiters or open others", () => {
  const anyTag = new RegExp(`<[\\s/]*(?:${delimiterTags.join("|")})(?![a-z0-9_])`, "gi")
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (text, name, isError) => {
      for (const content of [plainResult(text), plainResult({ title: text, nested: [text] })]) {
        const wrapped = wrapResult({ name, content, isError })
        expect(wrapped.match(anyTag)).toHaveLength(2)
        expect(wrapped.startsWith("<tool_result")).toBe(true)
        expect(wrapped.endsWith("\n</tool_result>")).toBe(true)
      }
    }),
  )
})

test("is never longer than a tool may give", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 60_000, size: "max" }), (text) => {
      expect(wrapResult({ name: "get_document", content: plainResult(text), isError: false }).length).toBeLessThan(14_200)
    }),
    { numRuns: 20 },
  )
})
