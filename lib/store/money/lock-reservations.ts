import { and, asc, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reservations } from "@/drizzle/schema"

/** The open reservations of these requests, locked. */
export function lockReservations(tx: Tx, requestIds: string[]) {
  return tx
    .select()
    .from(reservations)
    .where(and(inArray(reservations.requestId, requestIds), eq(reservations.state, "held")))
    .orderBy(asc(reservations.id))
    .for("update")
}
