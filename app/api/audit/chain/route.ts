import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getAuditChain } from "@/lib/services/admin"

export const GET = defineRoute({ roles: ["admin"], handler: async ({ ctx }) => json(await getAuditChain(ctx)) })
