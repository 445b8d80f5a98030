import type { Inngest, InngestFunction } from "inngest"
import { serve } from "inngest/edge"
import { handlerUrl } from "./build-call"
import { limitsOf } from "./concurrency-key"
import { nextCronAt } from "./cron"
import type { Engine } from "./engine-state"
import { readFunctions } from "./read-functions"
import { insertCrons, readClock } from "./store/crons"
import { transact } from "./transact"

export type EngineFunctions = { client: Inngest.Any; functions: InngestFunction.Any[] }

/**
 * Learns what the functions are by letting the SDK register them, as it would with a server. Nothing changes unless all
 * of them can be run here; may be called again with new functions.
 */
export async function registerFunctions(engine: Engine, input: EngineFunctions): Promise<void> {
  engine.registration = null
  const handler = serve(input)
  const response = await handler(new Request(handlerUrl, { method: "PUT", headers: { host: new URL(handlerUrl).host } }))
  const registration = engine.registration as unknown[] | null
  if (!registration) throw new Error(`The functions could not be registered: ${response.status} ${await response.text()}`)
  const functions = readFunctions(registration)
  const crons = [...functions.values()].flatMap(({ id, triggers }) => triggers.flatMap(({ cron }) => (cron ? [{ functionId: id, spec: cron }] : [])))
  if (crons.length > 0)
    await transact(engine, async ({ tx }) => {
      const now = await readClock(tx)
      await insertCrons(tx, crons.flatMap((cron) => {
        const nextAt = nextCronAt(cron.spec, now)
        return nextAt ? [{ ...cron, nextAt }] : []
      }))
    })
  engine.functions = functions
  engine.limits = limitsOf(functions.values())
  engine.crons = crons
  engine.handler = handler
  engine.registered.resolve()
}
