import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { fetchAgain } from "@/lib/services/imports"

export const POST = defineRoute({
  params: IdParams,
  isCostly: true,
  handler: async ({ ctx, params }) => json(await fetchAgain(ctx, params), { status: 202 }),
})
