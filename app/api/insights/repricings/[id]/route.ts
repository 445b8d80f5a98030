import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getRepricing } from "@/lib/services/insights"

export const GET = defineRoute({ roles: ["manager", "admin"], params: IdParams, handler: async ({ ctx, params }) => json(await getRepricing(ctx, params)) })
