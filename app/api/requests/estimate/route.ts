import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { estimateRequest } from "@/lib/services/requests"
import { CreateRequestInput } from "@/lib/services/requests/requests.dto"

export const POST = defineRoute({ body: CreateRequestInput, handler: async ({ ctx, body }) => json(await estimateRequest(ctx, body)) })
