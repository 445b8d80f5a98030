import { defineRoute, IdParams } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json, noContent } from "@/lib/http/reply"
import { changeGrid, deleteGrid, getGrid } from "@/lib/services/grids"
import { ChangeGridInput, GetGridInput } from "@/lib/services/grids/grids.dto"

export const GET = defineRoute({
  params: IdParams,
  query: GetGridInput,
  handler: async ({ ctx, params, query }) => json(await getGrid(ctx, { ...params, ...query })),
})

export const PATCH = defineRoute({
  isCostly: true,
  params: IdParams,
  body: ChangeGridInput,
  handler: async ({ ctx, params, body, request }) => {
    await changeGrid(ctx, { ...params, ...body, idempotencyKey: readIdempotencyKey(request) })
    return json(await getGrid(ctx, params))
  },
})

export const DELETE = defineRoute({
  params: IdParams,
  handler: async ({ ctx, params }) => {
    await deleteGrid(ctx, params)
    return noContent()
  },
})
