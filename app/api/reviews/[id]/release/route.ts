import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { releaseReview } from "@/lib/services/reviews"

export const POST = defineRoute({
  roles: ["reviewer", "admin"],
  params: IdParams,
  handler: async ({ ctx, params }) => json(await releaseReview(ctx, params)),
})
