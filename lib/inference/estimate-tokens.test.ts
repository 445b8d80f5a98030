import { readFileSync } from "node:fs"
import fc from "fast-check"
import { encode } from "gpt-tokenizer/encoding/o200k_base"
import { describe, expect, test } from "vitest"
import { sharedData } from "@/tests/support/shared-data"
import { estimateRequestTokens, estimateTextTokens } from "./estimate-tokens"

const repeated: Record<string, string> = {
  English: "The Receiving Party shall hold the Confidential Information in strict confidence for five (5) years. ",
  capitals: "THE INDEMNIFYING PARTY SHALL DEFEND AND HOLD HARMLESS NOTWITHSTANDING ANYTHING TO THE CONTRARY. ",
  German: "Die Haftungsbeschränkungsvereinbarung gilt für sämtliche Schadensersatzansprüche. ",
  Russian: "Настоящий договор заключён между сторонами; ответственность ограничена суммой платежей. ",
  Arabic: "تقتصر المسؤولية على إجمالي الرسوم المدفوعة خلال الأشهر الاثني عشر السابقة. ",
  Hindi: "दायित्व पिछले बारह महीनों में भुगतान की गई राशि तक सीमित है। ",
  Chinese: "责任上限为过去十二个月内已支付费用的总额。任何一方可以提前三十天书面通知终止本协议。",
  Japanese: "賠償責任の上限は、過去十二か月間に支払われた料金の総額とする。",
  emoji: "🎉👩‍👩‍👧‍👦🏳️‍🌈🫠✅❌⚠️ ",
  table: "| Fee | 12,345.67 | 2026-01-31 | USD |\n| --- | ---: | --- | --- |\n",
  code: "const boundNanoUsd = worstCaseCost(inputTokens, { maxOutputTokens: 4_096 })\n    return await ledger.open(call)\n",
  identifiers: "3f9a0c77-5b1e-4d2a-9c11-7e0b6d2f8a41 AKIAIOSFODNN7EXAMPLE ",
}

test.each(Object.entries(repeated))("is above the count of o200k_base for %s", (_name, text) => {
  const long = text.repeat(30)
  expect(estimateTextTokens(long)).toBeGreaterThanOrEqual(encode(long).length)
})

test("never shrinks when text is added, and is nothing for no text", () => {
  expect(estimateTextTokens("")).toBe(0)
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => estimateTextTokens(a + b) >= estimateTextTokens(a)))
})

test("counts system, messages and schema of a request", () => {
  const request = { system: [{ text: "Be brief." }], messages: [{ role: "user" as const, blocks: [{ text: "Hi there" }] }] }
  const plain = estimateRequestTokens(request)
  expect(plain).toBeGreaterThan(estimateTextTokens("Be brief.") + estimateTextTokens("Hi there"))
  expect(estimateRequestTokens({ ...request, outputSchema: { name: "x", jsonSchema: { type: "object" } } })).toBeGreaterThan(plain)
})

test("counts tools, what was asked of them and what they gave", () => {
  const plain = { system: [], messages: [{ role: "user" as const, blocks: [{ text: "Hi there" }] }] }
  const text = repeated.English?.repeat(20) ?? ""
  const call = { id: "c", name: "search", input: { query: text }, inputText: JSON.stringify({ query: text }) }
  const more = (part: object) => estimateRequestTokens({ ...plain, ...part }) - estimateRequestTokens(plain)
  expect(more({ tools: [] })).toBe(0)
  expect(more({ tools: [{ name: "search", description: text, jsonSchema: {} }] })).toBeGreaterThan(estimateTextTokens(text))
  expect(more({ messages: [...plain.messages, { role: "assistant", blocks: [], toolCalls: [call] }] })).toBeGreaterThan(estimateTextTokens(text))
  expect(more({ messages: [...plain.messages, { role: "user", blocks: [], toolResults: [{ toolCallId: "c", name: "search", text, isError: false }] }] })).toBeGreaterThan(estimateTextTokens(text))
})

const contracts = sharedData("cuad", "documents.jsonl")
const questions = sharedData("pii", "pii.jsonl")

describe.skipIf(!contracts || !questions)("on real text (skipped without the shared data)", () => {
  const read = (file: string | null, limit: number) =>
    readFileSync(file ?? "", "utf8").split("\n").filter(Boolean).slice(0, limit).map((line) => (JSON.parse(line) as { text: string }).text.slice(0, 20_000))

  test("covers 1.35 times o200k_base on contracts, at less than 2.4 times its count over all", () => {
    let estimated = 0
    let counted = 0
    for (const text of read(contracts, 40)) {
      const tokens = encode(text).length
      expect(estimateTextTokens(text)).toBeGreaterThanOrEqual(1.35 * tokens)
      estimated += estimateTextTokens(text)
      counted += tokens
    }
    expect(estimated / counted).toBeLessThan(2.4)
  })

  test("is above the count of o200k_base for every short text", () => {
    for (const text of read(questions, 500)) expect(estimateTextTokens(text)).toBeGreaterThanOrEqual(encode(text).length)
  })
})
