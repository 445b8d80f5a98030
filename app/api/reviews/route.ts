import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listReviews } from "@/lib/services/reviews"
import { ListReviewsInput } from "@/lib/services/reviews/reviews.dto"

export const GET = defineRoute({
  roles: ["reviewer", "admin"],
  query: ListReviewsInput,
  handler: async ({ ctx, query }) => json(await listReviews(ctx, query)),
})
