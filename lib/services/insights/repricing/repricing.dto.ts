import { z } from "zod"
import { PageQuery } from "../../paging.dto"

export const CreateRepricingInput = z.strictObject({ from: z.iso.date(), to: z.iso.date() })
export type CreateRepricingInput = z.infer<typeof CreateRepricingInput>

export const ListRepricingsInput = PageQuery.extend({ cursor: z.uuid().optional() })

export type RepricedModel = { provider: string; model: string; calls: number; /** Calls without a price in the list; they keep their old figure in the new sum. */ unpriced: number; oldNanoUsd: string; newNanoUsd: string }

/** A period priced again with the list named; the ledger's own figures stay what they are. Sums grow while it is running. */
export type RepricingView = {
  id: string
  from: string
  to: string
  askedBy: string
  createdAt: string
  priceListVersion: string
  isFinished: boolean
  calls: number
  unpriced: number
  oldNanoUsd: string
  newNanoUsd: string
  /** Empty while it is running. */
  models: RepricedModel[]
}
