import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reservations } from "@/drizzle/schema"

export async function raiseReservation(tx: Tx, id: string, by: { tokens: bigint; nanoUsd: bigint }): Promise<void> {
  await tx
    .update(reservations)
    .set({ tokens: sql`${reservations.tokens} + ${by.tokens}`, nanoUsd: sql`${reservations.nanoUsd} + ${by.nanoUsd}` })
    .where(eq(reservations.id, id))
}
