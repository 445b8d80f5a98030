import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { findSwitches } from "@/lib/store/operations/find-switches"
import type { PromptDefinition } from "@/prompts/schema"

/** Throws `stopped` while the workspace's stop switch is on, and not_found for a prompt that is switched off. */
export async function checkSwitches(tx: Tx, definition: PromptDefinition): Promise<void> {
  const switches = await findSwitches(tx, ["stop", definition.flag])
  const stop = switches.get("stop")
  if (stop?.enabled)
    throw new AppError("stopped", stop.reason ? `An administrator has stopped the AI: ${stop.reason}` : "An administrator has stopped the AI for now. Your documents and earlier answers are still here.", { retryAfterSeconds: 60 })
  if (switches.get(definition.flag)?.enabled === false) throw notFound("prompt")
}
