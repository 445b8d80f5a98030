import { sweepLateAnswers as sweep } from "@/lib/services/freshness"
import type { FunctionInput } from "../function-input"

/** Every minute: an answer that was on its way while its document changed is looked at soon after. */
export function sweepLateAnswers({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-late-answers", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => sweep(deps)))
}
