import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { cancelRequest } from "@/lib/services/requests"

export const POST = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await cancelRequest(ctx, params)),
})
