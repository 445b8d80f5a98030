import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export type RequestRecord = typeof requests.$inferSelect

/** The row, locked until the transaction ends; null when it is not in the tenant's scope. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRecord | null> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id)).for("update")
  return row ?? null
}

export async function findRequest(tx: Tx, id: string): Promise<RequestRecord | null> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id))
  return row ?? null
}
