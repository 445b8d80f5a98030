import { askNightlyChecks, type BuildAddress, checkIndex as check, probeRecall } from "@/lib/services/indexing"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** Everything counted, then recall measured on known passages. One live run for each workspace. */
export function checkIndex({ client, deps }: FunctionInput) {
  return client.createFunction(
    { id: "check-index", triggers: [{ event: "index/check-asked" }], retries: 2, priority: { run: "0" }, singleton: { key: "event.data.workspaceId", mode: "skip" } },
    async ({ event, step }: { event: { data: BuildAddress }; step: Step }) => {
      const { workspaceId } = event.data
      const problems = await step.run("count", () => check(deps, { workspaceId }))
      const recall = await step.run("recall", () => probeRecall(deps, { workspaceId }))
      return { problems, recall }
    },
  )
}

export function checkIndexes({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "check-indexes", triggers: [{ cron: "23 2 * * *" }], retries: 2 }, ({ step }) => step.run("ask", () => askNightlyChecks(deps)))
}
