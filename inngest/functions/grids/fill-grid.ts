import { announceUnfilledGrids, fillNextCells, type GridAddress, giveUpOnGrid } from "@/lib/services/grids"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** A run records at most so many steps; the sweeper takes up what is left. */
const mostRounds = 400

/** Some cells a step, until none is open, after everybody who waits. One live run for each grid. */
export function fillGrid({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "fill-grid",
      triggers: [{ event: "grid/fill-asked" }],
      retries: 3,
      concurrency: [{ limit: 2 }, { key: "event.data.workspaceId", limit: 1 }],
      priority: { run: "0" },
      singleton: { key: "event.data.gridId", mode: "skip" },
      onFailure: async ({ event }: { event: { data: { event: { data: GridAddress } } } }) => giveUpOnGrid(deps, addressOf(event.data.event.data)),
    },
    async ({ event, step }: { event: { data: GridAddress }; step: Step }) => {
      const address = addressOf(event.data)
      for (let round = 1; round <= mostRounds; round++) {
        const { outcome } = await step.run(`cells-${round}`, () => fillNextCells(deps, address))
        if (outcome === "done") return "filled"
      }
      return "to be continued"
    },
  )
}

/** Grids with open cells that nobody works on. */
export function sweepGrids({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-grids", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => announceUnfilledGrids(deps)))
}

function addressOf({ workspaceId, gridId }: GridAddress): GridAddress {
  return { workspaceId, gridId }
}
