import type { Actor } from "../../../../lib/services/actor"
import { actOnRecall, createRecall, getRecall, sweepRecalls } from "../../../../lib/services/recalls"
import type { RecallSelectorInput } from "../../../../lib/services/recalls/recalls.dto"
import { sweepRequests } from "../../../../lib/services/requests"
import { appendLine } from "../../requests/support/journal"
import { wire, type WireOptions } from "../../requests/support/wire"

/** A process that opens a recall, has all of it asked again and follows it until it is closed, or until it is killed. Begun anew, it presses everything again. */
export type RecallWorkerOptions = WireOptions & { actor: Actor; selector: RecallSelectorInput }

const options = JSON.parse(process.env.RECALL_WORKER ?? "{}") as RecallWorkerOptions
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const wiring = await wire(options)
const { deps } = wiring
const ctx = { actor: options.actor, deps, requestId: "worker" }
await sweepRequests(deps)
const { id } = await createRecall(ctx, { reason: "The wrong annex was read.", selector: options.selector })
appendLine(options.journal, { did: "up" })
const sweeping = setInterval(() => void Promise.all([sweepRequests(deps), sweepRecalls(deps)]).catch(() => undefined), 1_000)

for (let hasPressed = false; ; await pause(100)) {
  const { state, counts, askable } = await getRecall(ctx, { id })
  if (state === "closed") break
  const isWithdrawn = counts.length > 0 && !counts.some((count) => count.state === "found")
  if (!isWithdrawn || askable === 0 || hasPressed) continue
  hasPressed = true
  await actOnRecall(ctx, { id, action: "ask_again" })
}
clearInterval(sweeping)
await wiring.close()
process.exit(0)
