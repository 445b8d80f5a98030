import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listAudit } from "@/lib/services/admin"
import { ListAuditInput } from "@/lib/services/admin/admin.dto"

export const GET = defineRoute({
  roles: ["admin"],
  query: ListAuditInput,
  handler: async ({ ctx, query }) => json(await listAudit(ctx, query)),
})
