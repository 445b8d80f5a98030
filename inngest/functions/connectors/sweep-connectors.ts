import { announceDue } from "@/lib/services/connectors"
import type { FunctionInput } from "../function-input"

/** Connectors whose time has come. */
export function sweepConnectors({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-connectors", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => announceDue(deps)))
}
