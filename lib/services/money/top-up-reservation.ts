import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { holdInCounters } from "@/lib/store/money/hold-in-counters"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { raiseReservation } from "@/lib/store/money/raise-reservation"
import { sumReservedCalls } from "@/lib/store/money/sum-reserved-calls"
import { amountFor, type WorstCase } from "./reserve-budget"

/** Before each further call: makes sure that what is held covers what was used plus the worst case of that call. Throws budget_exceeded. */
export async function topUpReservation(tx: Tx, input: { reservationId: string; nextCall: WorstCase }): Promise<void> {
  const [reservation, used] = await Promise.all([lockReservation(tx, { id: input.reservationId }), sumReservedCalls(tx, input.reservationId)])
  if (!reservation) throw new AppError("internal", "The reservation of this request is closed already.")
  const missing = {
    tokens: atLeastZero(used.tokens + input.nextCall.tokens - reservation.tokens),
    nanoUsd: atLeastZero(used.nanoUsd + input.nextCall.nanoUsd - reservation.nanoUsd),
  }
  if (missing.tokens === 0n && missing.nanoUsd === 0n) return
  const lines = reservation.lines.map((line) => ({ ...line, amount: amountFor(line, missing) }))
  const refusing = await holdInCounters(tx, { workspaceId: reservation.workspaceId, lines })
  if (refusing.length > 0)
    throw new AppError("budget_exceeded", "The budget ran out while this was being worked on. What was used so far is charged; nothing more was sent.")
  await raiseReservation(tx, reservation.id, missing)
}

function atLeastZero(value: bigint): bigint {
  return value > 0n ? value : 0n
}
