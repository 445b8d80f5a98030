import { noUsage } from "../../../lib/inference/usage"
import { type Answering, rowOf } from "./answer-chat"
import { countTokens } from "./count-tokens"
import { embedWords } from "./embed-words"
import { embeddingTexts } from "./read-request"

const defaultDimensions = 1536

/** Bills the texts, then answers with their vectors as numbers or base64. */
export function answerEmbeddings({ response, request, behave, billId, bill }: Answering): void {
  const { body } = request
  const texts = embeddingTexts(body)
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0)
  const dimensions = Number(body.dimensions ?? defaultDimensions)
  bill.write({ ...rowOf(request, billId), status: "done", usage: { ...noUsage, inputTokens: tokens } })
  const data = texts.map((text, index) => {
    const vector = embedWords(text, dimensions)
    const embedding = body.encoding_format === "base64" ? Buffer.from(vector.buffer).toString("base64") : Array.from(vector)
    return { object: "embedding", index, embedding }
  })
  const answer = JSON.stringify({ object: "list", data, model: request.model, usage: { prompt_tokens: tokens, total_tokens: tokens } })
  response.setHeader("content-type", "application/json")
  response.end(behave.failure?.kind === "malformed-json" ? answer.slice(0, answer.length / 2) : answer)
}
