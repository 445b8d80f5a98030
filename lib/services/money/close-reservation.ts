import type { Tx } from "@/drizzle/client"
import type { ReservationLine } from "@/drizzle/schema"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { lockReservations } from "@/lib/store/money/lock-reservations"
import { markReservationClosed } from "@/lib/store/money/mark-reservation-closed"
import { settleCounters } from "@/lib/store/money/settle-counters"
import { settleLostCalls } from "@/lib/store/money/settle-lost-calls"
import { sumReservedCalls } from "@/lib/store/money/sum-reserved-calls"
import { amountFor } from "./reserve-budget"

type SettledLine = ReservationLine & { reserved: bigint; spent: bigint }

/**
 * Ends a hold: calls left open count at their bound, what was used becomes spent, the rest is free again. Closing twice does
 * nothing. `unusedOf` names requests for which no call was made; their holds end with it, so that all counters are taken in one order.
 */
export async function closeReservation(tx: Tx, where: { requestId: string; unusedOf?: string[] } | { id: string }): Promise<void> {
  const reservation = await lockReservation(tx, where)
  const unused = "unusedOf" in where && where.unusedOf?.length ? await lockReservations(tx, where.unusedOf) : []
  const lines: SettledLine[] = unused.flatMap((free) => free.lines.map((line) => ({ ...line, reserved: amountFor(line, free), spent: 0n })))
  if (reservation) {
    await settleLostCalls(tx, { reservationId: reservation.id })
    const used = await sumReservedCalls(tx, reservation.id)
    lines.push(...reservation.lines.map((line) => ({ ...line, reserved: amountFor(line, reservation), spent: amountFor(line, used) })))
  }
  await settleCounters(tx, addUp(lines))
  for (const { id } of reservation ? [reservation, ...unused] : unused) await markReservationClosed(tx, id)
}

/** One line for each counter: a statement changes a row once. */
function addUp(lines: SettledLine[]): SettledLine[] {
  const sums = new Map<string, SettledLine>()
  for (const line of lines) {
    const counter = `${line.budgetId} ${line.subject} ${line.periodStart}`
    const sum = sums.get(counter)
    sums.set(counter, sum ? { ...sum, reserved: sum.reserved + line.reserved, spent: sum.spent + line.spent } : line)
  }
  return [...sums.values()]
}
