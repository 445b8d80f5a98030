import { deleteRetired, growIndexes, reconcileIndexes } from "@/lib/services/indexing"
import type { FunctionInput } from "../function-input"

/** Whether every workspace is searched with the embedding model that the environment names; what is left of those before. */
export function keepIndexes({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "keep-indexes", triggers: [{ cron: "* * * * *" }], retries: 0 }, async ({ step }) => {
    await step.run("reconcile", () => reconcileIndexes(deps))
    await step.run("delete-retired", () => deleteRetired(deps))
    await step.run("grow", () => growIndexes(deps))
  })
}
