import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reservations } from "@/drizzle/schema"

export async function markReservationClosed(tx: Tx, id: string): Promise<void> {
  await tx
    .update(reservations)
    .set({ state: "closed", closedAt: sql`clock_timestamp()` })
    .where(and(eq(reservations.id, id), eq(reservations.state, "held")))
}
