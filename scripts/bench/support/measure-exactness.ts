import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"
import { budgets } from "@/drizzle/schema"
import { AppError } from "@/lib/errors"
import { closeReservation, reserveBudget } from "@/lib/services/money"
import { seedWorkspace } from "../seed-workspace"

const submits = 500
const amount = { tokens: 7_000n, nanoUsd: 40_000_000n }

/** So many reservations at the same moment into room for fewer, twice: into an empty budget, and again after half of what was held is released. */
export async function measureExactness(database: Database): Promise<void> {
  for (const room of [1, 50, submits]) {
    const { workspaceId, userId } = await seedWorkspace(database)
    const limitAmount = amount.nanoUsd * BigInt(room)
    await database.system((tx) => tx.insert(budgets).values({ workspaceId, scope: "workspace", subject: "", period: "month", unit: "nano_usd", limitAmount }))
    const scope = { workspaceId, userId }
    const submit = async () => {
      const tries = Array.from({ length: submits }, () => database.workspace(scope, (tx) => reserveBudget(tx, { ...scope, promptKey: "rag_answer", holdSeconds: 3_600, ...amount })))
      const results = await Promise.allSettled(tries)
      for (const result of results) if (result.status === "rejected" && !(result.reason instanceof AppError && result.reason.code === "budget_exceeded")) throw result.reason
      return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []))
    }
    const first = await submit()
    const freed = first.slice(0, Math.ceil(room / 2))
    for (const id of freed) await database.workspace(scope, (tx) => closeReservation(tx, { id }))
    const second = await submit()
    const [counter] = await database.system((tx) => rows<{ over: string }>(tx, sql`select greatest(0, spent + reserved - ${String(limitAmount)}::bigint)::text as over from budget_counters where workspace_id = ${workspaceId}`))
    const falselyRefused = room - first.length + (freed.length - second.length)
    console.log(`  ${submits} at once into room for ${String(room).padStart(3)}   accepted ${first.length}; ${freed.length} released, ${submits} at once again, accepted ${second.length}   overspend ${counter?.over ?? "unknown"} nano-dollars   false refusals ${falselyRefused}`)
  }
}
