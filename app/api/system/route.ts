import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getSystemFacts } from "@/lib/services/admin"

export const GET = defineRoute({ handler: async ({ ctx }) => json(await getSystemFacts(ctx)) })
