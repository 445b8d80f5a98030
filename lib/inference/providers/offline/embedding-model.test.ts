import fc from "fast-check"
import { expect, test } from "vitest"
import { createOfflineEmbeddingModel } from "./index"

const model = createOfflineEmbeddingModel()
const deadlines = { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 }
const embed = async (texts: string[], signal = new AbortController().signal) => (await model.embed(texts, { signal, deadlines, callId: "c" })).vectors
const similarity = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

test("gives every text a unit vector of 1536 numbers, the same every time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      const [first, second] = await embed([text, text])
      expect(first).toHaveLength(1536)
      expect(first).toEqual(second)
      expect(similarity(first, first)).toBeCloseTo(1, 4)
    }),
    { numRuns: 50 },
  )
})

test("puts a question nearer to its passage than to others, and above the minimum", async () => {
  const [question, right, wrong] = await embed([
    "Can we cancel the contract early?",
    "Either party may terminate this Agreement without cause on sixty days' written notice.",
    "Snow fell on the mountains all through the night.",
  ])
  expect(similarity(question, right)).toBeGreaterThan(model.minimumSimilarity)
  expect(similarity(question, wrong)).toBeLessThan(model.minimumSimilarity)
})

test("meets word forms: terminated and termination are near", async () => {
  const [a, b, c] = await embed(["terminated contracts", "termination of contract", "weather forecast"])
  expect(similarity(a, b)).toBeGreaterThan(0.3)
  expect(similarity(a, c)).toBeLessThan(0.1)
})

test("counts its tokens and keeps the order of the texts", async () => {
  const result = await model.embed(["one two three", "four"], { signal: new AbortController().signal, deadlines, callId: "c" })
  expect(result.usage?.inputTokens).toBe(6)
  expect(result.vectors[1]).toEqual((await embed(["four"]))[0])
  expect(await embed([])).toEqual([])
})

test("stops when it is cancelled", async () => {
  await expect(embed(["x"], AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" })
})
