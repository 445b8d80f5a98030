import { sweepRequests as sweep } from "@/lib/services/requests"
import type { FunctionInput } from "../function-input"

export function sweepRequests({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-requests", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => sweep(deps)))
}
