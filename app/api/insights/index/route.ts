import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getIndexHealth } from "@/lib/services/indexing"

export const GET = defineRoute({ roles: ["manager", "admin"], handler: async ({ ctx }) => json(await getIndexHealth(ctx)) })
