import { announceLostVersions, continueWaiting } from "@/lib/services/documents"
import type { FunctionInput } from "../function-input"

/** Versions whose announcement got lost. */
export function sweepDocuments({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "sweep-documents", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("sweep", () => announceLostVersions(deps)))
}

/** Documents whose index or analysis waits for budget. */
export function continueDocuments({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "continue-documents", triggers: [{ cron: "*/15 * * * *" }], retries: 0 }, ({ step }) => step.run("continue", () => continueWaiting(deps)))
}
