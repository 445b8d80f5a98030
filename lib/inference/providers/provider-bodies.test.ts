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

const tools = [{ name: "search_documents", description: "Searches.", jsonSchema: { $schema: "x", type: "object", properties: { query: { type: "string" } }, required: ["query"] } }]
const call = { id: "call.1", name: "search_documents", input: { query: "rent" }, inputText: '{"query":"rent"}' }
const broken = { id: "call.2", name: "search_documents", input: undefined, inputText: "{oops" }
const turns: ModelRequest["messages"] = [
  { role: "user", blocks: [{ text: "Question" }] },
  { role: "assistant", blocks: [{ text: "I look." }], toolCalls: [call, broken] },
  { role: "user", blocks: [{ text: "Go on." }], toolResults: [{ toolCallId: "call.1", name: "search_documents", text: "found", isError: false }, { toolCallId: "call.2", name: "search_documents", text: "no JSON", isError: true }] },
]

describe("tools in the Anthropic body", () => {
  test("stand with calls behind the assistant's text and results before the user's", () => {
    const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", tools, messages: turns }))
    expect(body.tools).toEqual([{ name: "search_documents", description: "Searches.", input_schema: { type: "object", properties: { query: { type: "string" } }, required: ["query"] } }])
    expect(body.tool_choice).toBeUndefined()
    expect(body.messages.slice(1)).toEqual([
      {
        role: "assistant",
        content: [
          { type: "text", text: "I look." },
          { type: "tool_use", id: "call_1", name: "search_documents", input: { query: "rent" } },
          { type: "tool_use", id: "call_2", name: "search_documents", input: {} },
        ],
      },
      {
        role: "user",
        content: [
          { type: "tool_result", tool_use_id: "call_1", content: "found" },
          { type: "tool_result", tool_use_id: "call_2", content: "no JSON", is_error: true },
          { type: "text", text: "Go on." },
        ],
      },
    ])
  })

  test("stay described in a turn in which none may be called", () => {
    expect(anthropicBody(requestWith({ model: "claude-sonnet-4-6", tools, toolChoice: "none" }))).toMatchObject({ tools: [{ name: "search_documents" }], tool_choice: { type: "none" } })
  })

  test("go with JSON output, by the schema option and by the forced tool", () => {
    const byOption = anthropicBody(requestWith({ model: "claude-opus-4-7", tools, outputSchema }))
    expect([byOption.tools?.length, byOption.tool_choice, byOption.output_config?.format?.type]).toEqual([1, undefined, "json_schema"])
    const open = { name: "open", jsonSchema: z.toJSONSchema(z.object({ totals: z.record(z.string(), z.number()) })) as Record<string, unknown> }
    const byTool = anthropicBody(requestWith({ model: "claude-opus-4-7", tools, outputSchema: open }))
    expect(byTool).toMatchObject({ tools: [{ name: "search_documents" }, { name: "answer" }], tool_choice: { type: "any", disable_parallel_tool_use: true } })
    const last = anthropicBody(requestWith({ model: "claude-opus-4-7", tools, toolChoice: "none", outputSchema: open }))
    expect(last.tool_choice).toMatchObject({ type: "tool", name: "answer" })
  })

  test("come first in the prefix that a mark ends, and results before the marks behind them", () => {
    const marksFor = (part: Partial<ModelRequest>) => {
      const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", system: [{ text: "System", isCacheable: true }], ...part }))
      return [body.system, ...body.messages.map(({ content }) => content)].map((blocks) => (blocks as object[]).filter((block) => "cache_control" in block).length)
    }
    const longTools = [{ ...tools[0], name: "search_documents", description: long, jsonSchema: {} }]
    expect(marksFor({})).toEqual([0, 0])
    expect(marksFor({ tools: longTools })).toEqual([1, 0])
    const marked = (toolResults: NonNullable<ModelRequest["messages"][number]["toolResults"]>): ModelRequest["messages"] => [{ role: "user", blocks: [{ text: "Context", isCacheable: true }], toolResults }]
    expect(marksFor({ messages: marked([]) })).toEqual([0, 0])
    expect(marksFor({ toolChoice: "none", messages: marked([{ toolCallId: "c", name: "n", text: long, isError: false }]) })).toEqual([0, 1])
  })

  test("give marked results, the last of each turn, while the model may go on asking", () => {
    const result = (toolCallId: string, text: string) => ({ toolCallId, name: "search_documents", text, isError: false })
    const messages: ModelRequest["messages"] = [
      { role: "user", blocks: [{ text: "Question" }] },
      { role: "user", blocks: [], toolResults: [result("a", long), result("b", "short")] },
      { role: "user", blocks: [], toolResults: [result("c", "none"), result("d", "")] },
    ]
    const marksFor = (part: Partial<ModelRequest>) => {
      const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", tools, messages, ...part }))
      return body.messages.flatMap(({ content }) => content as { tool_use_id?: string; cache_control?: unknown }[]).filter((block) => block.cache_control).map((block) => block.tool_use_id)
    }
    expect(marksFor({})).toEqual(["b"])
    expect(marksFor({ toolChoice: "none" })).toEqual([])
  })

  test("never make more than four marks, the last four of system, messages and results", () => {
    const system: PromptBlock[] = Array.from({ length: 3 }, () => ({ text: long, isCacheable: true }))
    const messages: ModelRequest["messages"] = turns.map((message) => ({ ...message, blocks: [{ text: long, isCacheable: true }] }))
    const body = anthropicBody(requestWith({ model: "claude-sonnet-4-6", tools, system, messages }))
    const marks = [body.tools, body.system, ...body.messages.map(({ content }) => content)].map((blocks) => (blocks as object[]).filter((block) => "cache_control" in block).length)
    expect(marks).toEqual([0, 0, 1, 1, 2])
  })
})

test("tools in the OpenAI body: calls on the assistant's message, results as messages of their own before the user's", () => {
  const body = openaiBody(requestWith({ provider: "openai", model: "gpt-5.4", tools, messages: turns }))
  expect(body.tools).toEqual([{ type: "function", function: { name: "search_documents", description: "Searches.", parameters: { type: "object", properties: { query: { type: "string" } }, required: ["query"] } } }])
  expect(body.tool_choice).toBeUndefined()
  expect(body.messages.slice(2)).toEqual([
    {
      role: "assistant",
      content: "I look.",
      tool_calls: [
        { id: "call.1", type: "function", function: { name: "search_documents", arguments: '{"query":"rent"}' } },
        { id: "call.2", type: "function", function: { name: "search_documents", arguments: "{}" } },
      ],
    },
    { role: "tool", tool_call_id: "call.1", content: "found" },
    { role: "tool", tool_call_id: "call.2", content: "Error: no JSON" },
    { role: "user", content: "Go on." },
  ])
  expect(openaiBody(requestWith({ provider: "openai", model: "gpt-5.4", tools, toolChoice: "none" })).tool_choice).toBe("none")
})

test.each([
  ["gpt-4.1", undefined],
  ["gpt-5.4", "none"],
  ["gpt-5.5", "none"],
  ["gpt-5.6-luna", "none"],
])("switches the thinking of %s to %s where it gets tools, which the provider refuses otherwise", (model, effort) => {
  expect(openaiBody(requestWith({ provider: "openai", model, tools })).reasoning_effort).toBe(effort)
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
