import { defineRoute } from "@/lib/http/define-route"
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
  handler: async ({ ctx, body }) => {
    const { id } = await createGrid(ctx, body)
    return json({ id, links: { self: `/api/grids/${id}` } }, { status: 202, headers: { location: `/api/grids/${id}` } })
  },
})
