import { createRequest } from "@/lib/services/requests"
import type { Product } from "@/tests/support/wire-product"
import { createPeople } from "./bench-people"
import { inMs, processorMs, sampleOf } from "./quantiles"

const peopleCount = 200

/** Durable accepts, each announced to the engine, which works on none meanwhile. */
export async function measureAccepts(product: Product, { seconds }: { seconds: number }): Promise<void> {
  await product.engine.stop()
  const people = await createPeople(product.deps, peopleCount)
  console.log(`accepts   createRequest(ticket_classify) with an Idempotency-Key, ${peopleCount} people, two budgets each; the engine takes the events and works on none`)
  for (const atOnce of [1, 8, 32]) {
    const tookMs: number[] = []
    const processor = process.cpuUsage()
    const startedMs = performance.now()
    const untilMs = startedMs + (seconds * 1000) / 2
    const worker = async () => {
      while (performance.now() < untilMs) {
        const ctx = people[tookMs.length % people.length]
        if (!ctx) return
        const beganMs = performance.now()
        await createRequest(ctx, { input: { promptKey: "ticket_classify", payload: { text: `I was charged twice, case ${tookMs.length}.` }, fresh: true }, idempotencyKey: crypto.randomUUID() })
        tookMs.push(performance.now() - beganMs)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    const { p50, p99, count } = sampleOf(tookMs)
    console.log(`  ${String(atOnce).padStart(2)} at once   ${Math.round((count * 1000) / (performance.now() - startedMs))}/s   p50 ${inMs(p50)}   p99 ${inMs(p99)}   processor ${inMs(processorMs(processor) / count)} each   (${count})`)
  }
}
