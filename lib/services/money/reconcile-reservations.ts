import { listExpiredReservations } from "@/lib/store/money/list-expired-reservations"
import type { Deps } from "../context"
import { closeReservation } from "./close-reservation"

/** Closes holds whose time ran out and whose request, if any, has ended. Returns how many. */
export async function reconcileReservations(deps: Pick<Deps, "database">): Promise<number> {
  const ids = await deps.database.system(listExpiredReservations)
  for (const id of ids) await deps.database.system((tx) => closeReservation(tx, { id }))
  return ids.length
}
