import { defineRoute } from "@/lib/http/define-route"
import { readIdempotencyKey } from "@/lib/http/idempotency-key"
import { json } from "@/lib/http/reply"
import { createGrid, listGrids } from "@/lib/services/grids"
import { CreateGridInput, ListGridsInput } from "@/lib/services/grids/grids.dto"

export const GET = defineRoute({
  query: ListGridsInput,
  handler: async ({ ctx, query }) => json(await listGrids(ctx, query)),
})

export const POST = defineRoute({
  isCostly: true,
  body: CreateGridInput,
  handler: async ({ ctx, body, request }) => {
    const { id } = await createGrid(ctx, { ...body, idempotencyKey: readIdempotencyKey(request) })
    return json({ id, links: { self: `/api/grids/${id}` } }, { status: 202, headers: { location: `/api/grids/${id}` } })
  },
})
