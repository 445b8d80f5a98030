import { askNextAgain, askRestAgain, followRecall as follow, type RecallAddress, sweepRecalls as sweep } from "@/lib/services/recalls"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** A run records at most so many steps; what is left is taken up by the sweeper, or by a run of its own. */
const mostRounds = 400

/** Stretch after stretch, until nothing is left that needs no person. One live run for each recall. */
export function followRecall({ client, deps }: FunctionInput) {
  return client.createFunction(
    { id: "follow-recall", triggers: [{ event: "recall/follow-asked" }], retries: 3, concurrency: [{ key: "event.data.workspaceId", limit: 1 }], priority: { run: "600" }, singleton: { key: "event.data.recallId", mode: "skip" } },
    async ({ event, step }: { event: { data: RecallAddress }; step: Step }) => {
      const { workspaceId, recallId, userId } = event.data
      for (let round = 1; round <= mostRounds; round++) {
        const { outcome } = await step.run(`follow-${round}`, () => follow(deps, { workspaceId, recallId, userId }))
        if (outcome === "done") return "followed"
      }
      return "to be continued"
    },
  )
}

/** Asks all withdrawn answers of a recall again, some at a time, behind everybody who waits. */
export function askRecalledAgain({ client, deps }: FunctionInput) {
  return client.createFunction(
    { id: "ask-recalled-again", triggers: [{ event: "recall/ask-again-asked" }], retries: 3, concurrency: [{ key: "event.data.workspaceId", limit: 1 }], priority: { run: "0" } },
    async ({ event, step }: { event: { data: RecallAddress & { ownOnly: boolean; after?: string | null } }; step: Step }) => {
      const { workspaceId, recallId, userId, ownOnly } = event.data
      let after: string | null = event.data.after ?? null
      for (let round = 1; round <= mostRounds; round++) {
        const from: string | null = after
        const { last }: { last: string | null } = await step.run(`ask-${round}`, () => askNextAgain(deps, { workspaceId, recallId, userId, ownOnly, after: from }))
        if (last === null) return "asked"
        after = last
      }
      const next = after
      await step.run("go-on", () => askRestAgain(deps, { workspaceId, recallId, userId, ownOnly, after: next }))
      return "to be continued"
    },
  )
}

/** Recalls with work left that nobody does. */
export function sweepRecalls({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-recalls", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => sweep(deps)))
}
