import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getReview } from "@/lib/services/reviews"

export const GET = defineRoute({
  roles: ["reviewer", "admin"],
  params: IdParams,
  handler: async ({ ctx, params }) => json(await getReview(ctx, params)),
})
