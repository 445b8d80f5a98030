import type { Database } from "@/drizzle/client"
import { budgets } from "@/drizzle/schema"
import { closeReservation, reserveBudget } from "@/lib/services/money"
import { seedWorkspace } from "../seed-workspace"
import { inMs, processorMs, sampleOf } from "./quantiles"

const limits = [
  { scope: "workspace", subject: "", period: "day", unit: "tokens" },
  { scope: "workspace", subject: "", period: "month", unit: "nano_usd" },
  { scope: "user", subject: "*", period: "day", unit: "tokens" },
  { scope: "prompt", subject: "*", period: "day", unit: "nano_usd" },
] as const

/** Reservations and releases a second; everyone draws on the same counters, the worst case for those who wait for each other. */
export async function measureReservations(database: Database, { seconds }: { seconds: number }): Promise<void> {
  const { workspaceId, userId } = await seedWorkspace(database)
  await database.system((tx) => tx.insert(budgets).values(limits.map((budget) => ({ ...budget, workspaceId, limitAmount: 10n ** 17n }))))
  const scope = { workspaceId, userId }
  for (const atOnce of [1, 16, 64]) {
    const reserved: number[] = []
    const released: number[] = []
    const processor = process.cpuUsage()
    const startedMs = performance.now()
    const worker = async () => {
      while (performance.now() < startedMs + seconds * 1000) {
        const beganMs = performance.now()
        const id = await database.workspace(scope, (tx) => reserveBudget(tx, { ...scope, promptKey: "rag_answer", tokens: 7_000n, nanoUsd: 40_000_000n, holdSeconds: 3_600 }))
        const heldMs = performance.now()
        await database.workspace(scope, (tx) => closeReservation(tx, { id }))
        reserved.push(heldMs - beganMs)
        released.push(performance.now() - heldMs)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    const perSecond = Math.round((reserved.length * 1000) / (performance.now() - startedMs))
    const [hold, end] = [sampleOf(reserved), sampleOf(released)]
    console.log(
      `  ${String(atOnce).padStart(2)} at once   ${perSecond}/s reserved and released   reserve p50 ${inMs(hold.p50)} p99 ${inMs(hold.p99)}   release p50 ${inMs(end.p50)} p99 ${inMs(end.p99)}   processor ${inMs(processorMs(processor) / hold.count)} each   (${hold.count})`,
    )
  }
}
