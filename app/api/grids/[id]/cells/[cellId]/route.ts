import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getCell, reviewCell } from "@/lib/services/grids"
import { CellParams, ReviewCellInput } from "@/lib/services/grids/grids.dto"

export const GET = defineRoute({
  params: CellParams,
  handler: async ({ ctx, params }) => json(await getCell(ctx, params)),
})

export const PUT = defineRoute({
  params: CellParams,
  body: ReviewCellInput,
  handler: async ({ ctx, params, body }) => json(await reviewCell(ctx, { ...params, ...body })),
})
