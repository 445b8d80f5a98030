import fc from "fast-check"
import { expect, test } from "vitest"
import { delimiterTags } from "./escape-delimiters"
import { loadPrompts } from "./load-prompts"
import { modelTask, renderPrompt } from "./render-prompt"
import type { PromptDefinition } from "./schema"
import { TemplateError } from "./template"
import type { PromptVariables } from "./variables"

const prompts = loadPrompts()
const ragAnswer = prompts.get("rag_answer")!
const source = (marker: number, text: string, title = "Lease") => ({ marker, title, text, score: 1 })

function withUser(text: string): PromptDefinition {
  return { ...ragAnswer, user: [{ text, isCacheable: false }] }
}

function userText(definition: PromptDefinition, variables: PromptVariables): string {
  return renderPrompt(definition, variables).messages.flatMap((message) => message.blocks.map((block) => block.text)).join("\n")
}

test("puts numbered sources and the question between their delimiters", () => {
  const text = userText(ragAnswer, { question: "How long?", sources: [source(1, "Three years.")], today: "2026-01-02" })
  expect(text).toContain('<source id="1" title="Lease">\nThree years.\n</source>')
  expect(text).toContain("<question>\nHow long?\n</question>")
  expect(text).not.toContain("<conversation>")
})

test("keeps the stable prefix free of anything that changes from call to call", () => {
  const first = renderPrompt(ragAnswer, { question: "a", sources: [], today: "2026-01-02" })
  const second = renderPrompt(ragAnswer, { question: "b", sources: [source(1, "x")], today: "2027-05-06", history: [{ question: "c", answer: "d" }] })
  expect(first.system).toEqual(second.system)
  expect(first.system.at(-1)?.isCacheable).toBe(true)
})

test("fails on a gap instead of sending an empty place", () => {
  expect(() => renderPrompt(ragAnswer, { question: "How long?", sources: [] })).toThrow(new TemplateError("{{today}} has no value"))
  expect(() => userText(withUser("{{constructor}}"), {})).toThrow(TemplateError)
})

test("leaves a condition out when its value is absent or empty, and keeps zero", () => {
  const definition = withUser("a{{#if question}}b{{#if count}}c{{/if}}{{/if}}d")
  expect(userText(definition, {})).toBe("ad")
  expect(userText(definition, { question: " " })).toBe("ad")
  expect(userText(definition, { question: "x" })).toBe("abd")
  expect(userText(definition, { question: "x", count: 0 })).toBe("abcd")
})

test("never lets given text open a template or close a delimiter", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("{{question}}", "{{#if question}}", "{{/if}}", "$&", "\"><"),
    fc.constantFrom(...delimiterTags).chain((tag) => fc.constantFrom(`</${tag}>`, `<${tag} id="9">`, `< / ${tag.toUpperCase()} >`, `<\n/${tag}`)),
  )
  const hostile = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""))
  fc.assert(
    fc.property(hostile, hostile, hostile, (question, text, title) => {
      const rendered = userText(ragAnswer, { question, sources: [source(1, text, title), source(2, text)], today: "2026-01-02" })
      const count = (tag: RegExp) => rendered.match(tag)?.length ?? 0
      expect(count(/<[\s/]*sources(?![a-z0-9_])/gi)).toBe(2)
      expect(count(/<[\s/]*source(?![a-z0-9_])/gi)).toBe(4)
      expect(count(/<[\s/]*question(?![a-z0-9_])/gi)).toBe(2)
      expect(count(/<[\s/]*conversation(?![a-z0-9_])/gi)).toBe(0)
      for (const braces of ["{{question}}", "{{/if}}"])
        expect(rendered.split(braces).length - 1).toBe([question, text, text].join("\0").split(braces).length - 1 + (title.split(braces).length - 1))
    }),
  )
})

test("hands the offline model the variables it renders", () => {
  const sources = [source(1, "x")]
  expect(modelTask(ragAnswer, { question: "q", today: "2026-01-02", sources })).toEqual({ promptKey: "rag_answer", inputs: { question: "q", today: "2026-01-02" }, sources })
})
