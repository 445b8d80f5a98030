import { describe, expect, test } from "vitest"
import { z } from "zod"
import type { ModelRequest, PromptBlock } from "../port"
import { anthropicBody, isToolOutput } from "./anthropic-body"
import { isStrict, openaiBody } from "./openai-body"

const long = "The Supplier shall indemnify the Customer against all claims. ".repeat(120)

function requestWith(part: Partial<ModelRequest> & { model: string; provider?: "anthropic" | "openai" }): ModelRequest {
  const { model, provider = "anthropic", ...rest } = part
  return {
    route: { provider, model },
    system: [{ text: "System" }],
    messages: [{ role: "user", blocks: [{ text: "Question" }] }],
    maxOutputTokens: 1_000,
    task: { promptKey: "test", inputs: { secret: "never sent" }, sources: [] },
    ...rest,
  }
}

const Answer = z.object({ answer: z.string().min(2).max(50), pages: z.array(z.int().min(1)).max(5), note: z.string().optional() })
const outputSchema = { name: "an answer", jsonSchema: z.toJSONSchema(Answer) as Record<string, unknown> }

describe("the Anthropic body", () => {
  test("has the request's blocks and nothing of the task", () => {
    expect(anthropicBody(requestWith({ model: "claude-sonnet-4-6", temperature: 0.2 }))).toEqual({
      model: "claude-sonnet-4-6",
      max_tokens: 1_000,
      stream: true,
      temperature: 0.2,
      system: [{ type: "text", text: "System" }],
      messages: [{ role: "user", content: [{ type: "text", text: "Question" }] }],
    })
  })

  test.each([
    ["claude-haiku-4-5-20251001", 0.2],
    ["claude-sonnet-4-6", 0.2],
    ["claude-opus-4-7", undefined],
    ["claude-opus-5", undefined],
    ["claude-of-tomorrow", undefined],
  ])("gives %s the temperature %s", (model, temperature) => {
    expect(anthropicBody(requestWith({ model, temperature: 0.2 })).temperature).toBe(temperature)
  })

  test("asks for no more output than the model has", () => {
    expect(anthropicBody(requestWith({ model: "claude-sonnet-4-6", maxOutputTokens: 1_000_000 })).max_tokens).toBe(64_000)
  })

  test("marks only stable prefixes that are long enough for the model", () => {
    const marksFor = (model: string, text: string) => {
      const body = anthropicBody(requestWith({ model, system: [{ text, isCacheable: true }, { text: "rest" }] }))
      return (body.system as { cache_control?: unknown }[]).map((block) => block.cache_control !== undefined)
    }
    expect(marksFor("claude-sonnet-4-6", long)).toEqual([true, false])
    expect(marksFor("claude-opus-4-7", long)).toEqual([false, false])
    expect(marksFor("claude-opus-4-7", long.repeat(3))).toEqual([true, false])
    expect(marksFor("claude-sonnet-4-6", "short")).toEqual([false, false])
  })

  test("counts the prefix over all blocks before a mark, and sets four marks at most, the last ones", () => {
    const system: PromptBlock[] = Array.from({ length: 6 }, () => ({ text: long, isCacheable: true }))
    const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", system, messages: [{ role: "user", blocks: [{ text: "tiny", isCacheable: true }] }] }))
    const marks = [body.system, ...body.messages.map(({ content }) => content)].flatMap((blocks) => blocks as object[]).map((block) => "cache_control" in block)
    expect(marks).toEqual([false, false, false, true, true, true, true])
  })

  test("leaves out blocks without text, which the provider refuses", () => {
    const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", system: [{ text: " \n" }], messages: [{ role: "user", blocks: [{ text: "" }, { text: "Q" }] }] }))
    expect(body.system).toBeUndefined()
    expect(body.messages).toEqual([{ role: "user", content: [{ type: "text", text: "Q" }] }])
  })

  test("asks for JSON with a schema the provider accepts", () => {
    const schema = anthropicBody(requestWith({ model: "claude-opus-4-7", outputSchema })).output_config?.format?.schema
    expect(schema).toMatchObject({ type: "object", additionalProperties: false, required: ["answer", "pages"] })
    expect(JSON.stringify(schema)).not.toMatch(/"(?:minimum|maximum|maxItems|minLength|maxLength|\$schema)":/)
  })

  test("takes a forced tool for a schema that the option would close", () => {
    for (const open of [z.object({ totals: z.record(z.string(), z.number()) }), z.object({ anything: z.unknown() })]) {
      const jsonSchema = z.toJSONSchema(open) as Record<string, unknown>
      const request = requestWith({ model: "claude-opus-4-7", outputSchema: { name: "open", jsonSchema } })
      expect(isToolOutput(request)).toBe(true)
      expect(anthropicBody(request)).toMatchObject({ tools: [{ name: "answer" }], tool_choice: { type: "tool", name: "answer" } })
      expect(anthropicBody(request).output_config).toBeUndefined()
    }
    expect(isToolOutput(requestWith({ model: "claude-opus-4-7", outputSchema }))).toBe(false)
  })
})

describe("the OpenAI body", () => {
  test("has one system message, the usage option and the new name of the output limit", () => {
    const request = requestWith({ provider: "openai", model: "gpt-4.1", temperature: 0, system: [{ text: "A" }, { text: " " }, { text: "B" }] })
    expect(openaiBody(request)).toEqual({
      model: "gpt-4.1",
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: 1_000,
      temperature: 0,
      messages: [
        { role: "system", content: "A\n\nB" },
        { role: "user", content: "Question" },
      ],
    })
  })

  test.each([
    ["gpt-4.1", 0.2, undefined],
    ["gpt-5.4", 0.2, "none"],
    ["gpt-5.5", undefined, undefined],
    ["gpt-5.6-luna", undefined, undefined],
  ])("gives %s the temperature %s and the reasoning effort %s", (model, temperature, effort) => {
    const body = openaiBody(requestWith({ provider: "openai", model, temperature: 0.2 }))
    expect([body.temperature, body.reasoning_effort]).toEqual([temperature, effort])
  })

  test("is strict only with a schema that strict mode takes", () => {
    const strict = z.toJSONSchema(z.object({ a: z.string(), b: z.object({ c: z.nullable(z.number()) }) }))
    expect(isStrict(strict)).toBe(true)
    expect(isStrict(outputSchema.jsonSchema)).toBe(false)
    const format = openaiBody(requestWith({ provider: "openai", model: "gpt-5.4", outputSchema })).response_format
    expect(format).toMatchObject({ type: "json_schema", json_schema: { name: "an_answer", strict: false } })
    expect(JSON.stringify(format)).not.toContain("$schema")
  })
})
