import { clearDocuments, type ConnectorAddress } from "@/lib/services/connectors"
import type { FunctionInput } from "../function-input"

type Step = { run: <Result>(id: string, work: () => Promise<Result>) => Promise<Result> }

/** Takes away the documents of a deleted connector, some at a time. */
export function clearConnector({ client, deps }: FunctionInput) {
  return client.createFunction(
    {
      id: "clear-connector",
      triggers: [{ event: "connector/clearing-asked" }],
      retries: 3,
      concurrency: [{ key: "event.data.workspaceId", limit: 1 }],
      singleton: { key: "event.data.connectorId", mode: "skip" },
    },
    async ({ event, step }: { event: { data: ConnectorAddress }; step: Step }) => {
      const { workspaceId, connectorId } = event.data
      for (let batch = 1; ; batch++) if ((await step.run(`clear-${batch}`, () => clearDocuments(deps, { workspaceId, connectorId }))) === "done") return "cleared"
    },
  )
}
