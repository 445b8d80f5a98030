import type { ServiceContext } from "@/lib/services/context"
import { createRequest, getRequest, watchRequest } from "@/lib/services/requests"
import type { Product } from "@/tests/support/wire-product"
import { addBenchDocument } from "./bench-document"
import { createPeople } from "./bench-people"
import { inMs, repeat, sampleOf } from "./quantiles"

const question = "Which law governs this agreement?"
const paraphrase = "What is the governing law of this contract?"

/** How long an answer takes that is written, given again to the same question, and to one that means the same. */
export async function measureCacheHits({ deps }: Product): Promise<void> {
  const people = await createPeople(deps, 8)
  const [first] = people
  if (!first) return
  const documentId = await addBenchDocument(first)
  const kinds = new Map<string, number>()
  const ask = async (index: number, text: string, isFresh: boolean): Promise<number> => {
    const ctx = people[index % people.length] as ServiceContext
    const started = performance.now()
    const { id } = await createRequest(ctx, { input: { promptKey: "rag_answer", payload: { question: text }, documentIds: [documentId], fresh: isFresh } })
    const stream = watchRequest(ctx, { id, after: -1, signal: AbortSignal.timeout(60_000), isStillAllowed: async () => true })
    for (let isOver = false; !isOver; ) isOver = (await stream.next()).done ?? false
    const tookMs = performance.now() - started
    const view = await getRequest(ctx, { id })
    const kind = view.reuse?.kind ?? "written"
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    return tookMs
  }
  for (const [name, text, isFresh] of [["written", question, true], ["same question", question, false], ["same meaning", paraphrase, false]] as const) {
    kinds.clear()
    await repeat({ times: 10, atOnce: 1 }, (index) => ask(index, text, isFresh))
    kinds.clear()
    const sample = sampleOf(await repeat({ times: 200, atOnce: 1 }, (index) => ask(index, text, isFresh)))
    console.log(`  ${name.padEnd(14)} p50 ${inMs(sample.p50)}  p99 ${inMs(sample.p99)}   ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")}`)
  }
}
