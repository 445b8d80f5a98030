import { type BuildAddress, continueBuild, switchIndex } from "@/lib/services/indexing"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** A run that has made so many steps ends; what is left is asked for again within a minute. */
const stepsPerRun = 100

/** Vectors of a new embedding model beside the old ones, or those that are missing, some hundred a step; then the switch. One live run for each workspace, after everybody who waits. */
export function buildIndex({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "build-index",
      triggers: [{ event: "index/build-asked" }],
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
      priority: { run: "0" },
      singleton: { key: "event.data.workspaceId", mode: "skip" },
    },
    async ({ event, step }: { event: { data: BuildAddress }; step: Step }) => {
      const { workspaceId } = event.data
      for (let round = 1; round <= stepsPerRun; round++) {
        const { outcome } = await step.run(`embed-${round}`, () => continueBuild(deps, { workspaceId }))
        if (outcome === "complete") return (await step.run("switch", () => switchIndex(deps, { workspaceId }))) ? "switched" : "complete"
        if (outcome !== "more") return outcome
      }
      return "more"
    },
  )
}
