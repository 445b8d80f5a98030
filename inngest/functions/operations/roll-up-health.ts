import { rollUpHealth as rollUp } from "@/lib/services/insights"
import type { FunctionInput } from "../function-input"

export function rollUpHealth({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "roll-up-health", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("roll-up", () => rollUp(deps)))
}
