import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { askAgain, stopFill } from "@/lib/services/grids"
import { FillGridInput } from "@/lib/services/grids/grids.dto"

export const POST = defineRoute({
  isCostly: true,
  params: IdParams,
  body: FillGridInput,
  handler: async ({ ctx, params, body }) => json(await askAgain(ctx, { ...params, ...body }), { status: 202 }),
})

export const DELETE = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => json(await stopFill(ctx, params)),
})
