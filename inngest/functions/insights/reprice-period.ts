import { continueRepricing, type RepricingAddress } from "@/lib/services/insights"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** Some hundred thousand calls a step, until every call of the period has its new figure. One live run for each repricing. */
export function repricePeriod({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "reprice-period",
      triggers: [{ event: "insights/repricing-asked" }],
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
      singleton: { key: "event.data.repricingId", mode: "skip" },
    },
    async ({ event, step }: { event: { data: RepricingAddress }; step: Step }) => {
      const { workspaceId, repricingId } = event.data
      let fromDay: string | null = null
      for (let round = 1; ; round++) {
        const day: string | null = fromDay
        const { nextDay }: { nextDay: string | null } = await step.run(`price-${round}`, () => continueRepricing(deps, { workspaceId, repricingId, fromDay: day }))
        if (nextDay === null) return "priced"
        fromDay = nextDay
      }
    },
  )
}
