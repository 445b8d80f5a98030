import { checkCachedAnswers } from "@/lib/services/reuse"
import type { FunctionInput } from "../function-input"

/** Asks a sample of the answers given by meaning again, and compares. */
export function checkCache({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "check-cache", triggers: [{ cron: "*/3 * * * *" }], retries: 0 }, ({ step }) => step.run("check", () => checkCachedAnswers(deps)))
}
