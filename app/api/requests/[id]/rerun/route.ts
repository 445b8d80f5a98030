import { defineRoute, IdParams } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json } from "@/lib/http/reply"
import { rerunRequest } from "@/lib/services/requests"
import { RerunInput } from "@/lib/services/requests/requests.dto"

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  body: RerunInput,
  isBodyOptional: true,
  handler: async ({ ctx, params, body, request }) => {
    const accepted = await rerunRequest(ctx, { ...params, ...body, idempotencyKey: readIdempotencyKey(request) })
    return json(accepted, { status: 202, headers: { location: accepted.links.self } })
  },
})
