import { warmCache as warm } from "@/lib/services/reuse"
import type { FunctionInput } from "../function-input"

/** Frequent questions whose evidence changed. */
export function warmCache({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "warm-cache", triggers: [{ cron: "17 * * * *" }], retries: 0 }, ({ step }) => step.run("warm", () => warm(deps)))
}
