import { beginSync, type BegunSync, finishSync, giveUpOnSync, removeVanished, syncBatch, type SyncedBatch, type SyncKey } from "@/lib/services/connectors"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** Look at the table → its rows, batch by batch → after a pass over all rows, those that are gone → end. One live run for each connector. */
export function syncConnector({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "sync-connector",
      triggers: [{ event: "connector/sync-due" }],
      idempotency: "event.data.runId",
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 2 }],
      priority: { run: "event.data.isAsked ? 100 : 0" },
      onFailure: async ({ event }: { event: { data: { event: { data: SyncKey } } } }) => giveUpOnSync(deps, keyOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: SyncKey }; step: Step }) => {
      const key = keyOf(event.data)
      const begun: BegunSync = await step.run("begin", () => beginSync(deps, key))
      if (begun.state !== "begun") return begun.state
      const { plan } = begun
      let position: { after: string | null; rowsRead: number } = { after: null, rowsRead: 0 }
      for (let batch = 1; ; batch++) {
        const from = position
        const done: SyncedBatch = await step.run(`rows-${batch}`, () => syncBatch(deps, key, { plan, ...from }))
        if (done.state === "ended") return "ended"
        if (done.state === "last") break
        position = { after: done.after, rowsRead: done.rowsRead }
      }
      for (let batch = 1; plan.isFull; batch++) if ((await step.run(`remove-${batch}`, () => removeVanished(deps, key))) === "done") break
      await step.run("finish", () => finishSync(deps, key, plan).then(() => true))
      return "synced"
    },
  )
}

function keyOf({ workspaceId, connectorId, runId, isAsked }: SyncKey): SyncKey {
  return { workspaceId, connectorId, runId, isAsked }
}
