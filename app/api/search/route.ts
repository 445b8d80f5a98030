import { defineRoute } from "@/lib/http/define-route"
import { json } from "@/lib/http/reply"
import { searchDocuments } from "@/lib/services/documents"
import { SearchInput } from "@/lib/services/documents/documents.dto"

export const GET = defineRoute({
  query: SearchInput,
  handler: async ({ ctx, query }) => json({ items: await searchDocuments(ctx, query), nextCursor: null }),
})
