import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { reservations } from "@/drizzle/schema"

export type NewReservation = Omit<typeof reservations.$inferInsert, "id" | "state" | "expiresAt" | "createdAt" | "closedAt"> & { holdSeconds: number }

export async function insertReservation(tx: Tx, { holdSeconds, ...reservation }: NewReservation): Promise<string> {
  const [row] = await tx
    .insert(reservations)
    .values({ ...reservation, expiresAt: sql`clock_timestamp() + make_interval(secs => ${holdSeconds})` })
    .returning({ id: reservations.id })
  if (!row) throw new Error("the reservation was not written")
  return row.id
}
