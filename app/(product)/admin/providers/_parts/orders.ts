import type { BreakerView } from "@/lib/services/breakers/breakers.dto"

export type Forced = BreakerView["forced"]

/** What an admin may order, and what follows from it. */
export const orders = [
  { forced: "open", label: "Send nothing there", done: "Nothing is sent there any more.", explanation: "No call goes to it until this is taken back. Requests go to the other models of their release; one that has no other fails." },
  { forced: "closed", label: "Send anyway", done: "Calls are sent there, whatever happens.", explanation: "Calls go to it even when they fail one after the other. Requests may take longer, and failed calls may be charged." },
  { forced: null, label: "Let it decide again", done: "The breaker decides again.", explanation: "It pauses after a row of failures and tries a single call after a while, as it did before." },
] as const satisfies readonly { forced: Forced; label: string; done: string; explanation: string }[]
export type Order = (typeof orders)[number]

/** The orders that would change something. */
export function ordersFor({ forced }: Pick<BreakerView, "forced">): Order[] {
  return orders.filter((order) => order.forced !== forced)
}
