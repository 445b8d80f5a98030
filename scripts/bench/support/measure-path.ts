import { uuidv7 } from "uuidv7"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, watchRequest } from "@/lib/services/requests"
import type { CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { buildModelRequest } from "@/lib/services/requests/build-model-request"
import type { Product } from "@/tests/support/wire-product"
import { createPeople } from "./bench-people"
import { addProsePrompt, prosePromptKey } from "./first-token"
import { inMs, processorMs, repeat, sampleOf } from "./quantiles"
import { addBenchDocument } from "./bench-document"

const loads = [
  { atOnce: 1, times: 100 },
  { atOnce: 16, times: 320 },
]

/** Time to the first token of a direct call through the same adapter, and of the whole path; the difference is what the product adds. */
export async function measurePath(product: Product): Promise<void> {
  const { deps } = product
  await addProsePrompt(deps)
  const people = await createPeople(deps, 32)
  const documentId = await addBenchDocument(people[0] as ServiceContext)
  const prompts: { name: string; input: CreateRequestInput }[] = [
    { name: "prose without retrieval (rag_answer, its retrieval taken out)", input: { promptKey: prosePromptKey, payload: { question: "When does the agreement end?" } } },
    { name: "document_summary (passages of one document)", input: { promptKey: "document_summary", payload: {}, documentIds: [documentId] } },
    { name: "rag_answer (embedding call and hybrid search on the path)", input: { promptKey: "rag_answer", payload: { question: "When does the agreement end?" } } },
  ]
  for (const { name, input } of prompts) {
    console.log(`first token, ${name}`)
    await repeat({ times: 20, atOnce: 4 }, (index) => throughPath(people[index % people.length] as ServiceContext, input))
    for (const { atOnce, times } of loads) {
      const direct = sampleOf(await repeat({ times, atOnce }, () => directly(product, input)))
      const processor = process.cpuUsage()
      const timings = await repeat({ times, atOnce }, (index) => throughPath(people[index % people.length] as ServiceContext, input))
      const eachMs = processorMs(processor) / times
      const path = sampleOf(timings.map((timing) => timing.firstTokenMs))
      const accepted = sampleOf(timings.map((timing) => timing.acceptedMs))
      console.log(
        `  ${String(atOnce).padStart(2)} in flight   added p50 ${inMs(path.p50 - direct.p50)}  p99 ${inMs(path.p99 - direct.p99)}   (path p50 ${inMs(path.p50)} p99 ${inMs(path.p99)}, direct p50 ${inMs(direct.p50)} p99 ${inMs(direct.p99)}, of it accepted p50 ${inMs(accepted.p50)}; processor ${inMs(eachMs)} each; ${times} requests)`,
      )
    }
  }
}

async function directly({ deps }: Product, { promptKey, payload }: CreateRequestInput): Promise<number> {
  const release = deps.prompts.list().find((candidate) => candidate.definition.key === promptKey)
  if (!release) throw new Error(`there is no ${promptKey}`)
  const { definition } = release
  const request = buildModelRequest(deps.models, { definition, variables: { ...payload, sources: [], documents: [], clauses: [], history: [], today: "2026-01-01" } })
  const beganMs = performance.now()
  let firstTokenMs = Number.NaN
  for await (const part of deps.models.chat(request.route).stream(request, { callId: uuidv7(), signal: new AbortController().signal, deadlines: definition.deadlines }))
    if (part.type === "text-delta" && Number.isNaN(firstTokenMs)) firstTokenMs = performance.now() - beganMs
  return firstTokenMs
}

async function throughPath(ctx: ServiceContext, input: CreateRequestInput): Promise<{ acceptedMs: number; firstTokenMs: number }> {
  const beganMs = performance.now()
  const { id } = await createRequest(ctx, { input: { ...input, fresh: true }, idempotencyKey: uuidv7() })
  const acceptedMs = performance.now() - beganMs
  let firstTokenMs = Number.NaN
  for await (const frame of watchRequest(ctx, { id, after: -1, signal: new AbortController().signal, isStillAllowed: async () => true }))
    if (frame?.part.type === "text-delta" && Number.isNaN(firstTokenMs)) firstTokenMs = performance.now() - beganMs
  if (Number.isNaN(firstTokenMs)) throw new Error(`request ${id} streamed no text`)
  return { acceptedMs, firstTokenMs }
}
