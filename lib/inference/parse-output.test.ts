import fc from "fast-check"
import { expect, test } from "vitest"
import { z } from "zod"
import { buildRepairRequest } from "./build-repair-request"
import { InferenceError } from "./errors"
import { outputIssues, parseOutput } from "./parse-output"

const Answer = z.object({ label: z.enum(["yes", "no"]), pages: z.array(z.int()) })
const good = '{"label":"yes","pages":[1,2]}'

test.each([
  ["plain", good],
  ["with space around it", `\n  ${good}\n`],
  ["in a fence", `\`\`\`json\n${good}\n\`\`\``],
  ["in a fence without a name, between sentences", `Here you are:\n\`\`\`\n${good}\n\`\`\`\nAnything else?`],
  ["between sentences", `The result is ${good}. Done.`],
])("reads JSON %s", (_name, text) => {
  expect(parseOutput(Answer, text)).toEqual({ label: "yes", pages: [1, 2] })
})

test("reads a list between sentences", () => {
  expect(parseOutput(z.array(z.int()), "Pages: [1, 2].")).toEqual([1, 2])
})

test.each([
  ["no JSON", "I cannot say.", /valid JSON/],
  ["nothing", "", /valid JSON/],
  ["half of it", good.slice(0, 12), /valid JSON/],
  ["another form", '{"label":"maybe","pages":"1"}', /label: .*pages: /s],
])("refuses %s and says why without quoting it", (_name, text, issue) => {
  try {
    parseOutput(Answer, text)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid_output" })
    expect(outputIssues(error as InferenceError).join("\n")).toMatch(issue)
    expect(outputIssues(error as InferenceError).join("\n")).not.toContain("maybe")
  }
})

test("reads back whatever JSON it is given, and throws nothing but InferenceError", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(JSON.stringify(parseOutput(z.unknown(), text))).toBe(text)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseOutput(Answer, text)
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError)
      }
    }),
  )
})

test("the repair request repeats the request, the bad output and what was wrong with it", () => {
  const request = {
    route: { provider: "anthropic" as const, model: "claude-sonnet-4-6" },
    system: [{ text: "S" }],
    messages: [{ role: "user" as const, blocks: [{ text: "Q" }] }],
    maxOutputTokens: 10,
    task: { promptKey: "p", inputs: {}, sources: [] },
  }
  const repair = buildRepairRequest(request, "bad", ["label: wrong"])
  expect(repair.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"])
  expect(repair.messages[1]?.blocks[0]?.text).toBe("bad")
  expect(repair.messages[2]?.blocks[0]?.text).toContain("- label: wrong")
  expect(request.messages).toHaveLength(1)
  expect(buildRepairRequest(request, "", []).messages[1]?.blocks[0]?.text).not.toBe("")
})
