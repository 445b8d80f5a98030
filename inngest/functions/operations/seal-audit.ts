import { sealAuditLog } from "@/lib/services/admin"
import type { FunctionInput } from "../function-input"

export function sealAudit({ client, deps }: FunctionInput) {
  return client.createFunction({ id: "seal-audit", triggers: [{ cron: "* * * * *" }], retries: 0 }, ({ step }) => step.run("seal", () => sealAuditLog(deps)))
}
