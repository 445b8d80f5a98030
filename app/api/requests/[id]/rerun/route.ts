import { defineRoute, IdParams } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json } from "@/lib/http/reply"
import { rerunRequest } from "@/lib/services/requests"

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  handler: async ({ ctx, params, request }) => {
    const accepted = await rerunRequest(ctx, { ...params, idempotencyKey: readIdempotencyKey(request) })
    return json(accepted, { status: 202, headers: { location: accepted.links.self } })
  },
})
