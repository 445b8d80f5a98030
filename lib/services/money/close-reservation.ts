import type { Tx } from "@/drizzle/client"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { markReservationClosed } from "@/lib/store/money/mark-reservation-closed"
import { settleCounters } from "@/lib/store/money/settle-counters"
import { settleLostCalls } from "@/lib/store/money/settle-lost-calls"
import { sumReservedCalls } from "@/lib/store/money/sum-reserved-calls"
import { amountFor } from "./reserve-budget"

/** Ends a hold: calls left open count at their bound, what was used becomes spent, the rest is free again. Closing twice does nothing. */
export async function closeReservation(tx: Tx, where: { requestId: string } | { id: string }): Promise<void> {
  const reservation = await lockReservation(tx, where)
  if (!reservation) return
  await settleLostCalls(tx, { reservationId: reservation.id })
  const used = await sumReservedCalls(tx, reservation.id)
  await settleCounters(
    tx,
    reservation.lines.map((line) => ({ ...line, reserved: amountFor(line, reservation), spent: amountFor(line, used) })),
  )
  await markReservationClosed(tx, reservation.id)
}
