import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { askAgain } from "@/lib/services/grids"
import { FillGridInput } from "@/lib/services/grids/grids.dto"

export const POST = defineRoute({
  isCostly: true,
  params: IdParams,
  body: FillGridInput,
  handler: async ({ ctx, params, body }) => json(await askAgain(ctx, { ...params, ...body }), { status: 202 }),
})
