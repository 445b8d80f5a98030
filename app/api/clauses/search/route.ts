import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { searchClauses } from "@/lib/services/clauses"
import { SearchClausesInput } from "@/lib/services/clauses/clauses.dto"

export const GET = defineRoute({
  isCostly: true,
  query: SearchClausesInput,
  handler: async ({ ctx, query }) => json({ items: await searchClauses(ctx, query), nextCursor: null }),
})
