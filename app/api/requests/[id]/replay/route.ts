import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { replayRequest } from "@/lib/services/requests"

export const GET = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await replayRequest(ctx, params)),
})
