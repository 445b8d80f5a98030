import { deletePastLimits as deletePast } from "@/lib/services/limits"
import type { FunctionInput } from "../function-input"

export function deletePastLimits({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "delete-past-limits", triggers: [{ cron: "*/10 * * * *" }], retries: 0 }, ({ step }) => step.run("delete", () => deletePast(deps)))
}
