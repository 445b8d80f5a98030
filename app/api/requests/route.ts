import { defineRoute } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json } from "@/lib/http/reply"
import { createRequest, listRequests } from "@/lib/services/requests"
import { CreateRequestInput, ListRequestsInput } from "@/lib/services/requests/requests.dto"

export const GET = defineRoute({
  query: ListRequestsInput,
  handler: async ({ ctx, query }) => json(await listRequests(ctx, query)),
})

export const POST = defineRoute({
  body: CreateRequestInput,
  isCostly: true,
  handler: async ({ ctx, body, request }) => {
    const accepted = await createRequest(ctx, { input: body, idempotencyKey: readIdempotencyKey(request) })
    return json(accepted, { status: 202, headers: { location: accepted.links.self } })
  },
})
