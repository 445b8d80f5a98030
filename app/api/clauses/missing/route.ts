import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { listContractsWithout } from "@/lib/services/clauses"
import { MissingClausesInput } from "@/lib/services/clauses/clauses.dto"

export const GET = defineRoute({
  query: MissingClausesInput,
  handler: async ({ ctx, query }) => json({ items: await listContractsWithout(ctx, query), nextCursor: null }),
})
