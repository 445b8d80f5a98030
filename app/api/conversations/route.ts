import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { IdPageQuery } from "@/lib/services/paging.dto"
import { listConversations } from "@/lib/services/requests"

export const GET = defineRoute({
  query: IdPageQuery,
  handler: async ({ ctx, query }) => json(await listConversations(ctx, query)),
})
