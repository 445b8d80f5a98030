import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { retryDocument } from "@/lib/services/documents"

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  handler: async ({ ctx, params }) => json(await retryDocument(ctx, params), { status: 202 }),
})
