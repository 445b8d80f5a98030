/**
 * What the cache answers, rightly and wrongly: pairs of questions that mean the same and that do not, by source, through the
 * agreement rules, the cosine and both; then how long a hit takes. Prints numbers, asserts nothing.
 * Usage: npm run bench:cache -- [--pairs file.jsonl] [--list]   (real embeddings where OPENAI_API_KEY is set)
 */
import { parseArgs } from "node:util"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { sharedData } from "@/tests/support/shared-data"
import { wireProduct } from "@/tests/support/wire-product"
import { describeMachine } from "./support/describe-machine"
import { measureCacheHits } from "./support/measure-cache-hits"
import { measureCachePairs } from "./support/measure-cache-pairs"
import { openFolder, openServer } from "./support/open-databases"

const { values } = parseArgs({ options: { pairs: { type: "string" }, list: { type: "boolean", default: false } } })

console.log(`machine   ${describeMachine()}`)
const file = values.pairs ?? sharedData("paraphrase", "pairs.jsonl")
if (file) await measureCachePairs({ file, isListed: values.list })
else console.log("pairs skipped: there is no paraphrase data beside the checkout")
for (const open of [openFolder, openServer]) {
  const opened = await open()
  if (!opened) continue
  console.log(`\ndatabase  ${opened.name}; engine embedded, offline model, one request at a time until its stream ends`)
  const product = await wireProduct(opened.database, { models: { offline: { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() } } })
  try {
    await measureCacheHits(product)
  } finally {
    await product.engine.stop()
    await product.deps.hub.close()
    await opened.database.close()
    await opened.remove()
  }
}
