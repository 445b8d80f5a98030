import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { askCheck } from "@/lib/services/indexing"

export const POST = defineRoute({ roles: ["manager", "admin"], handler: async ({ ctx }) => json(await askCheck(ctx), { status: 202 }) })
