import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listClauses } from "@/lib/services/clauses"
import { ListClausesInput } from "@/lib/services/clauses/clauses.dto"

export const GET = defineRoute({
  query: ListClausesInput,
  handler: async ({ ctx, query }) => json(await listClauses(ctx, query)),
})
