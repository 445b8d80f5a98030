import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { getComparison } from "@/lib/services/clauses"
import { CompareInput } from "@/lib/services/clauses/compare.dto"

export const GET = defineRoute({
  query: CompareInput,
  handler: async ({ ctx, query }) => json(await getComparison(ctx, query)),
})
