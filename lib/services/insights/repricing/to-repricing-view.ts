import { z } from "zod"
import type { RepricingRow } from "@/lib/store/repricing/repricing-rows"
import type { RepricingView } from "./repricing.dto"

/** What the audit row that closes a repricing holds. */
export const repricingAccount = z.object({
  models: z.array(z.object({ provider: z.string(), model: z.string(), calls: z.number(), unpriced: z.number(), oldNanoUsd: z.string(), newNanoUsd: z.string() })),
})

export function toRepricingView({ account, actorName, ...row }: RepricingRow): RepricingView {
  return { ...row, askedBy: actorName ?? "Somebody who left", isFinished: account !== null, models: account === null ? [] : repricingAccount.parse(account).models }
}
