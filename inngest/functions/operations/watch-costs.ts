import { watchCosts as watch } from "@/lib/services/limits"
import type { FunctionInput } from "../function-input"

export function watchCosts({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "watch-costs", triggers: [{ cron: "*/5 * * * *" }], retries: 0 }, ({ step }) => step.run("watch", () => watch(deps)))
}
