import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reservations } from "@/drizzle/schema"

/** The open reservation of a request (or with an id), locked; null when it is closed or there is none. */
export async function lockReservation(tx: Tx, where: { requestId: string } | { id: string }) {
  const condition = "id" in where ? eq(reservations.id, where.id) : eq(reservations.requestId, where.requestId)
  const [row] = await tx.select().from(reservations).where(and(condition, eq(reservations.state, "held"))).for("update")
  return row ?? null
}
