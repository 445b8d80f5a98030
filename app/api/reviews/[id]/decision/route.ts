import { defineRoute, IdParams } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { decideReview } from "@/lib/services/reviews"
import { DecideReviewInput } from "@/lib/services/reviews/reviews.dto"

export const POST = defineRoute({
  roles: ["reviewer", "admin"],
  params: IdParams,
  body: DecideReviewInput,
  handler: async ({ ctx, params, body }) => json(await decideReview(ctx, { ...body, ...params })),
})
